import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { JoinedClass } from "@/lib/contract/class";
import type { Database, Store } from "@/lib/store/database";
import { writeAudit } from "../audit";
import { findLiveSessions } from "../live/class-sessions";
import { findReader, lockOrCreateReader } from "../readers";
import { readJoinCode } from "@/lib/contract/join-code";
import { forgetReading } from "./keep-reading";
import { listOpenings } from "./read-class";
import { checkRoom, normalizeName } from "./roster";

/** One answer for a code that never was and for one that is closed. */
function refuseCode(): AppError {
  return new AppError(
    "code-void",
    404,
    "No class can be joined by this code. Look at it once more, sign by sign.",
  );
}

interface Entry {
  id: string;
  isOwn: boolean;
}

/** The reader's own entry, or one that is on the list under this name and nobody has taken yet. */
async function findEntry(
  transaction: Transaction<Database>,
  classId: string,
  readerId: string,
  name: string,
): Promise<Entry | null> {
  const rows = await transaction
    .selectFrom("learners")
    .select(["id", "reader_id", "name"])
    .where("class_id", "=", classId)
    .where((where) => where.or([where("reader_id", "is", null), where("reader_id", "=", readerId)]))
    .orderBy("created_at")
    .execute();
  const own = rows.find((row) => row.reader_id === readerId);
  if (own !== undefined) return { id: own.id, isOwn: true };
  const free = rows.find((row) => normalizeName(row.name) === normalizeName(name));
  return free === undefined ? null : { id: free.id, isOwn: false };
}

/**
 * Puts a reader on a class's list under a name, and notes it. Who is on it already stays, as the same entry.
 *
 * @param renames - whether a reader who is there already gets the new name.
 * @throws AppError "bad-request" for a full class.
 */
export async function enrolReader(
  transaction: Transaction<Database>,
  classId: string,
  readerId: string,
  { name, renames, now }: { name: string; renames: boolean; now: string },
): Promise<void> {
  const entry = await findEntry(transaction, classId, readerId, name);
  if (entry?.isOwn && !renames) return;
  if (entry === null) {
    await checkRoom(transaction, classId, 1);
    const row = { class_id: classId, reader_id: readerId, name, created_at: now, joined_at: now };
    await transaction
      .insertInto("learners")
      .values({ id: randomUUID(), ...row })
      .execute();
  } else {
    await transaction
      .updateTable("learners")
      .set(({ fn, val }) => ({
        reader_id: readerId,
        name,
        joined_at: fn.coalesce("joined_at", val(now)),
      }))
      .where("id", "=", entry.id)
      .execute();
  }
  await writeAudit(transaction, null, "learner.join", classId);
}

/**
 * Puts the reader of a browser on a class's list. The reader stays the same, so what was answered before comes along.
 * Joining again changes the name.
 *
 * @param token - the reader's cookie; null for a stranger.
 * @returns `token`: the cookie for a new reader, else null.
 * @throws AppError "code-void" for a wrong and a closed code alike, "bad-request" for a full class.
 */
export async function joinClass(
  store: Store,
  token: string | null,
  { code: text, name }: { code: string; name: string },
): Promise<{ token: string | null }> {
  const code = readJoinCode(text);
  if (code === null) throw refuseCode();
  const now = new Date().toISOString();
  return store.transaction().execute(async (transaction) => {
    // The row's lock holds back another person who takes the same entry.
    const row = await transaction
      .updateTable("classes")
      .set({ join_code: code })
      .where("join_code", "=", code)
      .where("archived_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (row === undefined) throw refuseCode();
    const reader = await lockOrCreateReader(transaction, { token, attempt: null }, now);
    await enrolReader(transaction, row.id, reader.id, { name, renames: true, now });
    return { token: reader.token };
  });
}

/** The classes that a browser's reader has joined and that are not archived, the newest first, with what is live in them. */
export async function listJoined(store: Store, token: string | null): Promise<JoinedClass[]> {
  const readerId = await findReader(store, token);
  if (readerId === null) return [];
  const rows = await store
    .selectFrom("learners")
    .innerJoin("classes", "classes.id", "learners.class_id")
    .select(["classes.id", "classes.name", "classes.term", "learners.name as learner"])
    .where("reader_id", "=", readerId)
    .where("archived_at", "is", null)
    .orderBy("joined_at", "desc")
    .execute();
  const live = await findLiveSessions(
    store,
    rows.map((row) => row.id),
  );
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      openings: await listOpenings(store, row.id),
      live: live.get(row.id) ?? null,
    })),
  );
}

/**
 * Takes a browser's reader off a class's list. The answers stay the reader's; how far the reader has read is forgotten
 * with the last class.
 */
export async function leaveClass(store: Store, token: string | null, classId: string): Promise<void> {
  const readerId = await findReader(store, token);
  if (readerId === null) return;
  await store.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom("learners")
      .where("class_id", "=", classId)
      .where("reader_id", "=", readerId)
      .execute();
    await forgetReading(transaction, readerId);
    await writeAudit(transaction, null, "learner.leave", classId);
  });
}
