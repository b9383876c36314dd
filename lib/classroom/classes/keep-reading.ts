import type { Transaction } from "kysely";
import type { ReadingReport } from "@/lib/contract/class-reading";
import { listSlugs } from "@/lib/course/lessons";
import { CONTENT_ROOT } from "@/lib/course/paths";
import type { Database, Store } from "@/lib/store/database";
import { lockReader } from "../readers";

async function isLearner(transaction: Transaction<Database>, readerId: string): Promise<boolean> {
  const row = await transaction
    .selectFrom("learners")
    .innerJoin("classes", "classes.id", "learners.class_id")
    .select("learners.id")
    .where("reader_id", "=", readerId)
    .where("archived_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Each lesson once, where it was read furthest, in one order for all writers. */
function gatherLessons(report: ReadingReport, known: ReadonlySet<string>): ReadingReport["lessons"] {
  const furthest = new Map<string, ReadingReport["lessons"][number]>();
  for (const place of report.lessons) {
    if (known.has(place.lesson) && place.read >= (furthest.get(place.lesson)?.read ?? 0))
      furthest.set(place.lesson, place);
  }
  return [...furthest.values()].sort((a, b) => (a.lesson < b.lesson ? -1 : 1));
}

/**
 * Keeps how far a learner has read. What is not further than before changes nothing, so a report may be sent as often
 * as it takes. Of a reader who is in no class nothing is kept.
 *
 * @param token - the reader's cookie.
 * @param now - milliseconds since 1970: a device whose clock is ahead has read now.
 */
export async function keepReading(
  store: Store,
  token: string | null,
  report: ReadingReport,
  { root = CONTENT_ROOT, now = Date.now() } = {},
): Promise<{ isLearner: boolean }> {
  const places = gatherLessons(report, new Set(await listSlugs(root)));
  return store.transaction().execute(async (transaction) => {
    const readerId = await lockReader(transaction, token);
    if (readerId === null || !(await isLearner(transaction, readerId))) return { isLearner: false };
    if (places.length > 0) {
      const rows = places.map(({ at, ...place }) => ({
        ...place,
        reader_id: readerId,
        advanced_at: new Date(Math.min(Date.parse(at), now)).toISOString(),
      }));
      await advanceReading(transaction, rows);
    }
    return { isLearner: true };
  });
}

async function advanceReading(
  transaction: Transaction<Database>,
  rows: Database["reading"][],
): Promise<void> {
  await transaction
    .insertInto("reading")
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(["reader_id", "lesson"])
        .doUpdateSet(({ ref }) => ({
          read: ref("excluded.read"),
          reached: ref("excluded.reached"),
          sections: ref("excluded.sections"),
          advanced_at: ref("excluded.advanced_at"),
        }))
        .whereRef("excluded.read", ">", "reading.read"),
    )
    .execute();
}

/** Of two readers who are one person, each lesson keeps the furthest place. */
export async function mergeReading(
  transaction: Transaction<Database>,
  keep: string,
  drop: string,
): Promise<void> {
  const rows = await transaction
    .selectFrom("reading")
    .selectAll()
    .where("reader_id", "=", drop)
    .orderBy("lesson")
    .execute();
  if (rows.length === 0) return;
  await advanceReading(
    transaction,
    rows.map((row) => ({ ...row, reader_id: keep })),
  );
}

/** Deletes what was kept of a reader's reading, once the reader is on no class's list any more. */
export async function forgetReading(transaction: Transaction<Database>, readerId: string): Promise<void> {
  await transaction
    .deleteFrom("reading")
    .where("reader_id", "=", readerId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("learners").select("id").where("reader_id", "=", readerId))),
    )
    .execute();
}
