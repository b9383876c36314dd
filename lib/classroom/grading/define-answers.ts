import type { Random } from "@/lib/math/random";
import type { AnswerExercise, AnswerMistake, Given, Question } from "./answer-exercise";

/** Sets of numbers that are tried before a draw is given up. */
const mostTries = 1000;

/** Whether two answers to a question are so far from one another that one is never taken for the other. */
function isApart<Numbers extends Given>(question: Question<Numbers>, a: unknown, b: unknown): boolean {
  if (question.kind !== "number") return String(a) !== String(b);
  const { kind, amount } = question.tolerance;
  const [x, y] = [a as number, b as number];
  // Each may be rounded as far as the tolerance goes.
  const reach = 2 * amount * (kind === "absolute" ? 1 : Math.max(Math.abs(x), Math.abs(y)));
  return Math.abs(x - y) > reach + 1e-9;
}

/** Whether the right answer and the mistakes of each question are all different. */
function areApart<Numbers extends Given>(questions: readonly Question<Numbers>[], given: Numbers): boolean {
  return questions.every((question) => {
    const values = [question, ...question.mistakes].map(({ answer }): unknown => answer(given));
    return values.every((value, index) =>
      values.slice(0, index).every((other) => isApart(question, value, other)),
    );
  });
}

/**
 * An exercise whose questions know by name what it draws. Numbers with which a mistake would give the right answer, or what
 * another mistake gives, are drawn anew.
 *
 * @param draw - of one learner's numbers
 */
export function defineAnswers<Numbers extends Given>(
  draw: (random: Random) => Numbers,
  parts: Pick<AnswerExercise<NoInfer<Numbers>>, "questions" | "worked">,
): AnswerExercise {
  const exercise: AnswerExercise<Numbers> = {
    kind: "answer",
    draw(random) {
      for (let tries = 0; tries < mostTries; tries++) {
        const given = draw(random);
        if (areApart<Numbers>(parts.questions, given)) return given;
      }
      throw new Error("Whatever is drawn, two answers to a question are the same");
    },
    ...parts,
  };
  // What its questions are given is always what it has drawn.
  return exercise as unknown as AnswerExercise;
}

type Answer<Numbers extends Given, Kind> = (given: Numbers) => Kind;
type Mistakes<Numbers extends Given, Kind> = readonly AnswerMistake<Kind, Numbers>[];

/** A question for a whole number, right to the unit. */
export function askCount<Numbers extends Given>(
  id: string,
  label: string,
  answer: Answer<Numbers, number>,
  mistakes: Mistakes<Numbers, number> = [],
): Question<Numbers> {
  return askNumber(id, label, 0, answer, mistakes);
}

/** A question for a number. @param amount - how far off still counts as right */
export function askNumber<Numbers extends Given>(
  id: string,
  label: string,
  amount: number,
  answer: Answer<Numbers, number>,
  mistakes: Mistakes<Numbers, number> = [],
): Question<Numbers> {
  return { id, kind: "number", label, unit: null, tolerance: { kind: "absolute", amount }, answer, mistakes };
}

/** A question for a share in percent. @param amount - how far off still counts as right, as a part of the share */
export function askPercent<Numbers extends Given>(
  id: string,
  label: string,
  amount: number,
  answer: Answer<Numbers, number>,
  mistakes: Mistakes<Numbers, number> = [],
): Question<Numbers> {
  return { id, kind: "number", label, unit: "%", tolerance: { kind: "relative", amount }, answer, mistakes };
}

/** A question for sizes, such as 28 x 28 x 3. */
export function askShape<Numbers extends Given>(
  id: string,
  label: string,
  answer: Answer<Numbers, readonly number[]>,
  mistakes: Mistakes<Numbers, readonly number[]> = [],
): Question<Numbers> {
  return { id, kind: "shape", label, answer, mistakes };
}

/** A whole number from the first to the last, both possible. */
export const drawBetween = (random: Random, first: number, last: number): number =>
  first + random.integer(last - first + 1);

/** One of some numbers. */
export const drawOneOf = (random: Random, numbers: readonly [number, ...number[]]): number =>
  numbers[random.integer(numbers.length)] ?? numbers[0];

/** A number as a formula shows it: 12{,}544. @param decimals - the most that are shown */
export const tex = (value: number, decimals = 4): string =>
  new Intl.NumberFormat("en", { maximumFractionDigits: decimals })
    .format(value)
    .replace(/^-(?=0$)/, "")
    .replaceAll(",", "{,}");

/** As `tex`, and in brackets where it is negative: to stand behind a sign. */
export const texInBrackets = (value: number, decimals?: number): string =>
  value < 0 ? `(${tex(value, decimals)})` : tex(value, decimals);
