import { letterOf, printValue } from "@/components/poll/answer-names";
import type { LiveAnswer, RoundCounts } from "@/lib/contract/live";
import type { PublicPoll } from "@/lib/contract/poll";
import { isWithin } from "@/lib/contract/within";

/** One answer, with its voters in each of the rounds. */
export interface BarRow {
  key: string;
  /** The option's letter, or the number. */
  name: string;
  /** The option's text. */
  html: string | null;
  isRight: boolean;
  voters: number[];
}

const ascending = (a: number, b: number) => a - b;

function listNumberRows(
  poll: PublicPoll,
  rounds: readonly RoundCounts[],
  right: LiveAnswer["number"],
): BarRow[] {
  const values = new Set(rounds.flatMap((round) => round.values?.values.map(({ value }) => value) ?? []));
  const rows = [...values].sort(ascending).map((value) => ({
    key: String(value),
    name: `${printValue(value)}${poll.unit === null ? "" : ` ${poll.unit}`}`,
    html: null,
    isRight: right !== null && isWithin(value, right),
    voters: rounds.map((round) => round.values?.values.find((entry) => entry.value === value)?.voters ?? 0),
  }));
  const others = rounds.map((round) => round.values?.others ?? 0);
  if (others.some((voters) => voters > 0))
    rows.push({ key: "others", name: "other", html: null, isRight: false, voters: others });
  return rows;
}

/** The bars of a poll's rounds, in the order of its options or numbers. */
export function listBarRows(
  poll: PublicPoll,
  rounds: readonly RoundCounts[],
  answer: LiveAnswer | null,
): BarRow[] {
  if (poll.kind === "number") return listNumberRows(poll, rounds, answer?.number ?? null);
  return poll.options.map(({ id, html }, index) => ({
    key: id,
    name: letterOf(index),
    html,
    isRight: answer?.options.some((option) => option.id === id && option.correct) ?? false,
    voters: rounds.map((round) => round.options.find((option) => option.id === id)?.voters ?? 0),
  }));
}

/** Whole per cent of a round's voters. */
export function printShare(voters: number, all: number): string {
  return `${all === 0 ? 0 : Math.round((100 * voters) / all)} %`;
}
