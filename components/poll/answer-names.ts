import type { Answer, PublicPoll } from "@/lib/contract/poll";

/** The letter by which replies and results name an option. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** "A", "A and C", "A, B and C". */
export function joinLetters(letters: readonly string[]): string {
  return letters.length < 2 ? letters.join("") : `${letters.slice(0, -1).join(", ")} and ${letters.at(-1)}`;
}

/** A number with the typographer's minus. */
export function printValue(value: number): string {
  return String(value).replace("-", "\u2212");
}

/** An answer in a few characters: its options' letters in the poll's order, or its number with the unit. */
export function nameAnswer(poll: PublicPoll, answer: Answer): string {
  if ("value" in answer) return `${printValue(answer.value)}${poll.unit === null ? "" : ` ${poll.unit}`}`;
  return joinLetters(
    poll.options.flatMap(({ id }, index) => (answer.options.includes(id) ? [letterOf(index)] : [])),
  );
}

/** The part of a reveal that says which answer is right. */
export interface RightAnswer {
  options: readonly { id: string; correct: boolean }[];
  number: { value: number; tolerance: string | null } | null;
}

/** "The answer is B." */
export function describeRight(poll: PublicPoll, { options, number }: RightAnswer): string {
  if (number !== null) {
    const tolerance = number.tolerance === null ? "" : ` (${number.tolerance})`;
    return `The answer is ${nameAnswer(poll, { value: number.value })}${tolerance}.`;
  }
  const right = options.filter(({ correct }) => correct).map(({ id }) => id);
  const letters = nameAnswer(poll, { options: right });
  return right.length === 1 ? `The answer is ${letters}.` : `The answers are ${letters}.`;
}
