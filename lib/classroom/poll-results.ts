import type { Answer, NumberDistribution, PollResult } from "@/lib/contract/poll";
import type { NumberPoll } from "@/lib/course/polls";
import type { Store } from "@/lib/store/database";
import { isNear, isRight } from "./judge-answer";
import type { PollPlace } from "./votes";

/** Distinct numbers that a distribution shows; rarer ones are counted together. */
const shownValues = 8;

function selectVotes(store: Store, { lesson, poll }: PollPlace) {
  return store
    .selectFrom("votes")
    .where("lesson", "=", lesson)
    .where("poll", "=", poll.id)
    .where("version", "=", poll.version);
}

async function countReaders(store: Store, place: PollPlace): Promise<number> {
  const row = await selectVotes(store, place)
    .select(({ fn }) => fn.count<number | string>("reader_id").distinct().as("readers"))
    .executeTakeFirstOrThrow();
  return Number(row.readers);
}

async function countChoices(store: Store, place: PollPlace): Promise<Map<string, number>> {
  const rows = await selectVotes(store, place)
    .select(({ fn }) => ["choice", fn.countAll<number | string>().as("readers")])
    .groupBy("choice")
    .execute();
  return new Map(rows.map((row) => [row.choice, Number(row.readers)]));
}

async function countValues(
  store: Store,
  place: PollPlace & { poll: NumberPoll },
  readers: number,
): Promise<NumberDistribution> {
  const rows = await selectVotes(store, place)
    .select(({ fn }) => ["value", fn.countAll<number | string>().as("readers")])
    .groupBy("value")
    .orderBy("readers", "desc")
    .orderBy("value")
    .limit(shownValues)
    .execute();
  const values = rows.flatMap(({ value, readers: count }) =>
    value === null
      ? []
      : [{ value, readers: Number(count), correct: isNear(value, place.poll.value, place.poll.tolerance) }],
  );
  const shown = values.reduce((sum, entry) => sum + entry.readers, 0);
  return { values: values.sort((a, b) => a.value - b.value), others: readers - shown };
}

/** Such as "within 5 %"; null where only the value itself is right. */
export function printTolerance({ tolerance, unit }: NumberPoll): string | null {
  if (tolerance.amount === 0) return null;
  if (tolerance.kind === "relative") return `within ${Number((tolerance.amount * 100).toPrecision(6))} %`;
  return `within ${tolerance.amount}${unit === null ? "" : ` ${unit}`}`;
}

/**
 * All that a reader sees after the reveal. Counts are of all readers of this version of the poll, revealed or not.
 * The caller has made sure that this reader may see it.
 */
export async function describeResult(store: Store, place: PollPlace, answer: Answer): Promise<PollResult> {
  const { lesson, poll } = place;
  const readers = await countReaders(store, place);
  const base = {
    correct: isRight(poll, answer),
    explanationHtml: poll.explanationHtml,
    readers,
  };
  if (poll.kind !== "number") {
    const counts = await countChoices(store, place);
    const options = poll.options.map(({ id, correct, replyHtml }) => ({
      id,
      correct,
      replyHtml,
      readers: counts.get(id) ?? 0,
    }));
    return { ...base, options, number: null };
  }
  const given = "value" in answer ? answer.value : Number.NaN;
  const reply = base.correct
    ? undefined
    : poll.replies.find((candidate) => isNear(given, candidate.value, poll.tolerance));
  return {
    ...base,
    options: [],
    number: {
      value: poll.value,
      tolerance: printTolerance(poll),
      replyHtml: reply?.replyHtml ?? null,
      distribution: await countValues(store, { lesson, poll }, readers),
    },
  };
}
