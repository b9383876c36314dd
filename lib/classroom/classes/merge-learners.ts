import type { Transaction } from "kysely";
import { AppError } from "@/lib/contract/app-error";
import type { Database, Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { moveScores } from "../assignments/move-scores";
import { writeAudit } from "../audit";
import { moveSubmissions } from "../grading/move-submissions";
import { mergeParticipants } from "../live/merge-participants";
import { moveLtiRows } from "../lti/move-lti-rows";
import { lockReaderById } from "../readers";
import { getClass } from "./class-access";
import { mergeReading } from "./keep-reading";

type PollKey = Pick<Database["votes"], "lesson" | "poll" | "version">;

type MovedTable = "votes" | "replaced_votes" | "reveals";

async function listPolls(
  transaction: Transaction<Database>,
  table: MovedTable,
  readerId: string,
): Promise<PollKey[]> {
  return transaction
    .selectFrom(table)
    .select(["lesson", "poll", "version"])
    .distinct()
    .where("reader_id", "=", readerId)
    .execute();
}

const print = ({ lesson, poll, version }: PollKey) => `${lesson}/${poll}/${version}`;

/** Gives one reader's rows to another, poll by poll, except for the polls that are taken. */
async function moveRows(
  transaction: Transaction<Database>,
  table: MovedTable,
  { keep, drop }: { keep: string; drop: string },
  taken: ReadonlySet<string>,
): Promise<void> {
  for (const key of await listPolls(transaction, table, drop)) {
    if (taken.has(print(key))) continue;
    await transaction
      .updateTable(table)
      .set({ reader_id: keep })
      .where("reader_id", "=", drop)
      .where("lesson", "=", key.lesson)
      .where("poll", "=", key.poll)
      .where("version", "=", key.version)
      .execute();
  }
}

/**
 * Makes one reader of two: answers, reveals and reading go over, one answer to each poll, and the second one's browser
 * is known as the first's from now on.
 */
async function mergeReaders(transaction: Transaction<Database>, keep: string, drop: string): Promise<void> {
  // In one order, or two merges at once could wait for each other.
  for (const id of [keep, drop].sort()) await lockReaderById(transaction, id);
  const answered = new Set((await listPolls(transaction, "votes", keep)).map(print));
  const revealed = new Set((await listPolls(transaction, "reveals", keep)).map(print));
  await moveRows(transaction, "votes", { keep, drop }, answered);
  await moveRows(transaction, "replaced_votes", { keep, drop }, answered);
  await moveRows(transaction, "reveals", { keep, drop }, revealed);
  await mergeReading(transaction, keep, drop);
  await mergeParticipants(transaction, keep, drop);
  await moveLtiRows(transaction, keep, drop);
  await moveSubmissions(transaction, keep, drop);
  await transaction
    .updateTable("reader_aliases")
    .set({ reader_id: keep })
    .where("reader_id", "=", drop)
    .execute();
  const { token_hash } = await transaction
    .selectFrom("readers")
    .select("token_hash")
    .where("id", "=", drop)
    .executeTakeFirstOrThrow();
  await transaction.deleteFrom("readers").where("id", "=", drop).execute();
  await transaction
    .insertInto("reader_aliases")
    .values({ token_hash, reader_id: keep, created_at: new Date().toISOString() })
    .execute();
}

async function checkInNoOtherClass(
  transaction: Transaction<Database>,
  classId: string,
  readerId: string,
): Promise<void> {
  const other = await transaction
    .selectFrom("learners")
    .select("id")
    .where("reader_id", "=", readerId)
    .where("class_id", "<>", classId)
    .executeTakeFirst();
  if (other === undefined) return;
  throw new AppError(
    "in-other-class",
    409,
    "The entry that would go is also in another class, whose answers it has: merge the other way round.",
  );
}

/**
 * Makes one entry of two of the same person: `keep` stays with its name, and gets the answers that `drop` has and it
 * has not. Both browsers are one reader's afterwards.
 *
 * @throws AppError as `getClass`, also where an entry is none of this class; "bad-request" for twice the same entry;
 * "in-other-class" where another class would lose answers.
 */
export async function mergeLearners(
  store: Store,
  caller: Caller,
  id: string,
  { keep, drop }: { keep: string; drop: string },
): Promise<void> {
  const { account } = await getClass(store, caller, id, "instructor");
  if (keep === drop) throw new AppError("bad-request", 400, "Choose two different entries.");
  await store.transaction().execute(async (transaction) => {
    await transaction.updateTable("classes").set({ id }).where("id", "=", id).execute();
    const rows = await transaction
      .selectFrom("learners")
      .select(["id", "reader_id", "joined_at"])
      .where("class_id", "=", id)
      .where("id", "in", [keep, drop])
      .execute();
    const kept = rows.find((row) => row.id === keep);
    const dropped = rows.find((row) => row.id === drop);
    if (kept === undefined || dropped === undefined) {
      throw new AppError("not-found", 404, "There is nobody like that on this class's list any more.");
    }
    await moveScores(transaction, keep, drop);
    await transaction.deleteFrom("learners").where("id", "=", drop).execute();
    if (dropped.reader_id !== null && kept.reader_id === null) {
      await transaction
        .updateTable("learners")
        .set({ reader_id: dropped.reader_id, joined_at: dropped.joined_at })
        .where("id", "=", keep)
        .execute();
    } else if (dropped.reader_id !== null && kept.reader_id !== null) {
      await checkInNoOtherClass(transaction, id, dropped.reader_id);
      await mergeReaders(transaction, kept.reader_id, dropped.reader_id);
    }
    await writeAudit(transaction, account.id, "learner.merge", keep);
  });
}
