import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { AppError } from "@/lib/contract/app-error";
import type { ConnectedCourse, connectSchema, OfferReply } from "@/lib/contract/lti";
import type { Store } from "@/lib/store/database";
import { getAccount, type Caller } from "../accounts/caller";
import { writeAudit } from "../audit";
import { createClass } from "../classes/change-class";
import { getClass } from "../classes/class-access";
import { listClasses } from "../classes/read-class";
import { readTicket, takeTicket } from "./tickets";

/**
 * The course that an instructor has come from, and the caller's classes with which it can be connected.
 *
 * @param browser - the cookie of the launch.
 * @throws AppError "not-signed-in"; "launch-refused" as `readTicket`.
 */
export async function readOffer(
  store: Store,
  caller: Caller,
  ticket: string,
  browser: string | null,
): Promise<Omit<OfferReply, "ok">> {
  const { classes, mayCreate } = await listClasses(store, caller);
  const { platformId, payload } = await readTicket(store, "connect", ticket, browser);
  const { name } = await store
    .selectFrom("lti_platforms")
    .select("name")
    .where("id", "=", platformId)
    .executeTakeFirstOrThrow();
  const own = classes.filter(({ role, isArchived }) => role === "instructor" && !isArchived);
  return {
    course: payload.title,
    platform: name,
    classes: own.map(({ id, name: title, term }) => ({ id, name: title, term })),
    mayCreate,
  };
}

/**
 * Connects the course that an instructor has come from with a class of the caller's, or with a new one: from then on
 * the course's learners join that class.
 *
 * @returns the class's id, and where the link leads that was followed.
 * @throws AppError "not-signed-in", "launch-refused", as `getClass` or `createClass`; "bad-request" where somebody else
 * has connected the course meanwhile.
 */
export async function connectCourse(
  store: Store,
  caller: Caller,
  request: z.infer<typeof connectSchema>,
  browser: string | null,
): Promise<{ class: string; next: string }> {
  const account = await getAccount(store, caller);
  await readTicket(store, "connect", request.ticket, browser);
  const wish = request.class;
  const classId = "id" in wish ? wish.id : await createClass(store, caller, { name: wish.name, term: "" });
  await getClass(store, caller, classId, "instructor");
  return store.transaction().execute(async (transaction) => {
    const { platformId, payload } = await takeTicket(transaction, "connect", request.ticket, browser);
    const { deployment, context, title, next } = payload;
    const set = { title, class_id: classId, teachers_assist: request.teachersAssist ? 1 : 0 };
    const row = await transaction
      .insertInto("lti_contexts")
      .values({
        ...set,
        id: randomUUID(),
        platform_id: platformId,
        deployment,
        context,
        created_at: new Date().toISOString(),
      })
      .onConflict((conflict) =>
        conflict
          .columns(["platform_id", "deployment", "context"])
          .doUpdateSet(set)
          .where("lti_contexts.class_id", "is", null),
      )
      .returning("id")
      .executeTakeFirst();
    if (row === undefined) {
      throw new AppError("bad-request", 400, "A colleague has connected this course already.");
    }
    await writeAudit(transaction, account.id, "lti-class.connect", classId);
    return { class: classId, next };
  });
}

/** The courses of learning platforms that are connected with a class. @throws AppError as `getClass`. */
export async function listCourses(store: Store, caller: Caller, classId: string): Promise<ConnectedCourse[]> {
  await getClass(store, caller, classId, "assistant");
  const rows = await store
    .selectFrom("lti_contexts")
    .innerJoin("lti_platforms", "lti_platforms.id", "lti_contexts.platform_id")
    .select(["lti_contexts.id", "title", "name as platform", "teachers_assist"])
    .where("class_id", "=", classId)
    .orderBy("title")
    .orderBy("lti_contexts.id")
    .execute();
  return rows.map(({ teachers_assist, ...row }) => ({ ...row, teachersAssist: teachers_assist === 1 }));
}

/**
 * Takes a course from a class: nobody joins by it any more, and no scores go there. Who has joined stays.
 *
 * @throws AppError as `getClass`, or "not-found".
 */
export async function disconnectCourse(
  store: Store,
  caller: Caller,
  classId: string,
  course: string,
): Promise<void> {
  const { account } = await getClass(store, caller, classId, "instructor");
  await store.transaction().execute(async (transaction) => {
    const row = await transaction
      .updateTable("lti_contexts")
      .set({ class_id: null, teachers_assist: 0 })
      .where("id", "=", course)
      .where("class_id", "=", classId)
      .returning("id")
      .executeTakeFirst();
    if (row === undefined) throw new AppError("not-found", 404, "This course is connected no more.");
    await writeAudit(transaction, account.id, "lti-class.disconnect", classId);
  });
}
