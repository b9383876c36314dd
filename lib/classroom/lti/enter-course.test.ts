import { afterAll, beforeAll, expect, vi } from "vitest";
import { printTarget } from "@/lib/contract/lti";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { getAccount } from "../accounts/caller";
import { changeClass } from "../classes/change-class";
import { mergeLearners } from "../classes/merge-learners";
import { readClass } from "../classes/read-class";
import { importLearners } from "../classes/roster";
import { collectPerson } from "../privacy/collect-person";
import { erasePerson } from "../privacy/erase-person";
import { findReader, lockOrCreateReader } from "../readers";
import { ben, connectPlatform, createLink, launch, lea, teacher } from "../testing/lti-launch";
import { startLtiPlatform, type LtiPlatform } from "../testing/lti-platform";
import { createOwner, createPerson } from "../testing/people";
import { connectCourse, disconnectCourse, listCourses, readOffer } from "./connect-course";
import type { Entry } from "./enter-course";
import { createPlatform, deletePlatform, listPlatforms } from "./platforms";

let platform: LtiPlatform;

beforeAll(async () => {
  vi.stubEnv("LTI_ALLOW_LOOPBACK", "1");
  platform = await startLtiPlatform();
});
afterAll(async () => {
  await platform.close();
  vi.unstubAllEnvs();
});

const link = createLink("link-1", "/lessons/lstm");

function getToken(entry: Entry): string {
  if (entry.kind !== "go" || entry.token === null) throw new Error("no new cookie was given");
  return entry.token;
}

function getTicket(entry: Entry): string {
  if (entry.kind !== "go" || !entry.path.startsWith("/lti#")) throw new Error("no ticket was given");
  return entry.path.slice("/lti#".length);
}

async function createReader(store: Store): Promise<{ id: string; token: string }> {
  const claim = { token: null, attempt: null };
  const now = new Date().toISOString();
  const { id, token } = await store.transaction().execute((t) => lockOrCreateReader(t, claim, now));
  return { id, token: token ?? "" };
}

testOnEachDatabase("a learner joins the class of the course under the name given, once", async (open) => {
  const store = await open();
  const { owner, classId } = await connectPlatform(store, platform);
  await importLearners(store, owner, classId, "lea novak\nZoe");
  const first = await launch(store, platform, lea, link);
  expect(first.entry).toMatchObject({ kind: "go", path: "/lessons/lstm" });
  const reader = await findReader(store, getToken(first.entry));
  // Again in this browser, in another one, and by another link.
  const again = await launch(store, platform, lea, link, { reader: getToken(first.entry) });
  expect(again.entry).toMatchObject({ token: null });
  const elsewhere = await launch(store, platform, lea, createLink("link-2", "/lessons/pooling"));
  expect(elsewhere.entry).toMatchObject({ path: "/lessons/pooling" });
  expect(await findReader(store, getToken(elsewhere.entry))).toBe(reader);
  const { learners } = await readClass(store, owner, classId);
  expect(learners.map(({ name, joinedAt }) => [name, joinedAt !== null])).toEqual([
    ["Lea Novak", true],
    ["Zoe", false],
  ]);
});

testOnEachDatabase(
  "what was answered before the first launch comes along, but to one person alone",
  async (open) => {
    const store = await open();
    await connectPlatform(store, platform);
    const before = await createReader(store);
    const first = await launch(store, platform, lea, link, { reader: before.token });
    expect(first.entry).toMatchObject({ token: null });
    // The next one at the same computer is somebody else.
    const second = await launch(store, platform, ben, link, { reader: before.token });
    expect(await findReader(store, getToken(second.entry))).not.toBe(before.id);
    const back = await launch(store, platform, lea, link, { reader: getToken(second.entry) });
    expect(await findReader(store, getToken(back.entry))).toBe(before.id);
  },
);

testOnEachDatabase("who teaches a course connects it with a class, and only with their own", async (open) => {
  const store = await open();
  const owner = await createOwner(store);
  const instructor = await createPerson(store, owner, "instructor", "ivan");
  const other = await createPerson(store, owner, "instructor", "omar");
  const assistant = await createPerson(store, owner, "assistant", "ana");
  await createPlatform(store, owner, platform.fields);
  expect((await launch(store, platform, lea, link)).entry).toMatchObject({
    kind: "closed",
    reason: "no-class",
  });
  expect(await store.selectFrom("lti_subjects").selectAll().execute()).toEqual([]);

  const { entry, browser } = await launch(store, platform, teacher, link);
  const ticket = getTicket(entry);
  const wish = { ticket, class: { name: "Deep learning" }, teachersAssist: false };
  for (const [caller, from] of [
    [instructor, null],
    [instructor, "AAAAAAAAAAAAAAAAAAAAAA"],
  ] as const) {
    await expect(readOffer(store, caller, ticket, from)).rejects.toMatchObject({ code: "launch-refused" });
    await expect(connectCourse(store, caller, wish, from)).rejects.toMatchObject({ code: "launch-refused" });
  }
  await expect(connectCourse(store, assistant, wish, browser)).rejects.toMatchObject({ code: "forbidden" });
  expect(await readOffer(store, instructor, ticket, browser)).toEqual({
    course: "Machine learning 101",
    platform: "Test University",
    classes: [],
    mayCreate: true,
  });
  const { class: classId, next } = await connectCourse(store, instructor, wish, browser);
  expect(next).toBe("/lessons/lstm");
  await expect(connectCourse(store, instructor, wish, browser)).rejects.toMatchObject({
    code: "launch-refused",
  });
  expect((await launch(store, platform, lea, link)).entry).toMatchObject({ kind: "go" });

  // Somebody else's class, and a course that a colleague has connected meanwhile.
  await disconnectCourse(
    store,
    instructor,
    classId,
    (await listCourses(store, instructor, classId))[0]?.id ?? "",
  );
  expect((await launch(store, platform, ben, link)).entry).toMatchObject({ kind: "closed" });
  const [one, two] = [
    await launch(store, platform, teacher, link),
    await launch(store, platform, teacher, link),
  ];
  const foreign = { ticket: getTicket(one.entry), class: { id: classId }, teachersAssist: false };
  await expect(connectCourse(store, other, foreign, one.browser)).rejects.toMatchObject({
    code: "not-found",
  });
  await connectCourse(store, instructor, foreign, one.browser);
  const late = { ...wish, ticket: getTicket(two.entry) };
  await expect(connectCourse(store, other, late, two.browser)).rejects.toMatchObject({ code: "bad-request" });
  const [course] = await listCourses(store, instructor, classId);
  await expect(listCourses(store, other, classId)).rejects.toMatchObject({ code: "not-found" });
  await expect(disconnectCourse(store, other, classId, course?.id ?? "")).rejects.toMatchObject({
    code: "not-found",
  });
});

testOnEachDatabase("a role in the platform alone gives no right over a class", async (open) => {
  const store = await open();
  const { owner, classId } = await connectPlatform(store, platform);
  const colleague = await createPerson(store, owner, "instructor", "omar");
  const enter = () => launch(store, platform, teacher, link, { caller: colleague });
  expect((await enter()).entry).toMatchObject({ kind: "go", path: "/lessons/lstm", token: null });
  await expect(readClass(store, colleague, classId)).rejects.toMatchObject({ code: "not-found" });
  await store.updateTable("lti_contexts").set({ teachers_assist: 1 }).execute();
  await launch(store, platform, { ...lea, subject: "u-9" }, link, { caller: colleague });
  await expect(readClass(store, colleague, classId)).rejects.toMatchObject({ code: "not-found" });
  await enter();
  await enter();
  expect(await readClass(store, colleague, classId)).toMatchObject({ role: "assistant" });
  const { id } = await getAccount(store, colleague);
  const acts = await store
    .selectFrom("audit_entries")
    .select("act")
    .where("user_id", "=", id)
    .where("act", "=", "staff.set")
    .execute();
  expect(acts).toHaveLength(1);
});

testOnEachDatabase("a closed class lets nobody in, and a link to nothing leads nowhere", async (open) => {
  const store = await open();
  const { owner, classId } = await connectPlatform(store, platform);
  for (const path of ["/lessons/no-such", "/lessons/lstm?poll=no-such", "/lessons/lstm?exercise=no-such"]) {
    await expect(launch(store, platform, lea, createLink("x", path))).rejects.toMatchObject({
      code: "not-found",
    });
  }
  expect((await launch(store, platform, lea, createLink("home", "/"))).entry).toMatchObject({ path: "/" });
  const exercise = printTarget({ kind: "exercise", lesson: "lstm", item: "count-the-cell" });
  expect((await launch(store, platform, lea, createLink("e", exercise))).entry).toMatchObject({
    path: "/lessons/lstm#exercise-count-the-cell",
  });
  await changeClass(store, owner, classId, { archived: true });
  expect((await launch(store, platform, ben, link)).entry).toMatchObject({
    kind: "closed",
    reason: "archived",
  });
  expect((await readClass(store, owner, classId)).learners).toHaveLength(1);
});

testOnEachDatabase("merged, exported, erased: a platform's user goes where the reader goes", async (open) => {
  const store = await open();
  const { owner, classId } = await connectPlatform(store, platform);
  const one = getToken((await launch(store, platform, lea, link)).entry);
  const two = getToken((await launch(store, platform, ben, link)).entry);
  const { learners } = await readClass(store, owner, classId);
  const find = (name: string) => learners.find((learner) => learner.name === name)?.id ?? "";
  await mergeLearners(store, owner, classId, { keep: find("Lea Novak"), drop: find("Ben Abo") });
  const id = (await findReader(store, one)) ?? "";
  expect(await findReader(store, two)).toBe(id);
  expect((await launch(store, platform, ben, link, { reader: one })).entry).toMatchObject({ token: null });
  await store.transaction().execute(async (transaction) => {
    const found = await collectPerson(transaction, "reader", id);
    expect(found["lti_subjects"]?.map((row) => row["subject"]).sort()).toEqual(["u-1", "u-2"]);
    expect(found["lti_grades"]).toHaveLength(2);
    await erasePerson(transaction, "reader", id);
  });
  for (const table of ["lti_subjects", "lti_grades"] as const) {
    expect(await store.selectFrom(table).selectAll().execute(), table).toEqual([]);
  }
});

testOnEachDatabase("platforms are the owner's, on public addresses, and known once", async (open) => {
  const store = await open();
  const owner = await createOwner(store);
  const instructor = await createPerson(store, owner, "instructor", "ivan");
  for (const act of [
    () => createPlatform(store, instructor, platform.fields),
    () => listPlatforms(store, instructor),
    () => deletePlatform(store, instructor, "x"),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: "forbidden" });
  }
  for (const jwksUrl of ["http://lms.test/jwks", "https://10.0.0.1/jwks", "https://me:pw@lms.test/jwks"]) {
    const fields = { ...platform.fields, jwksUrl };
    await expect(createPlatform(store, owner, fields)).rejects.toMatchObject({ code: "bad-request" });
  }
  await createPlatform(store, owner, platform.fields);
  await expect(createPlatform(store, owner, platform.fields)).rejects.toMatchObject({ code: "bad-request" });
  const [known] = await listPlatforms(store, owner);
  expect(known).toMatchObject({ ...platform.fields, courses: 0, waiting: 0, failed: 0, fault: null });
  await deletePlatform(store, owner, known?.id ?? "");
  expect(await store.selectFrom("lti_deployments").selectAll().execute()).toEqual([]);
});
