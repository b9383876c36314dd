import { createRandom } from "@/lib/math/random";
import { questionKinds } from "./questions/kinds";
import type { Question, QuestionKind } from "./questions/question";
import type { State } from "./state";

/** A question with its numbers, and what the reader has made of it. */
export interface Asked extends Question {
  kind: QuestionKind;
  /** The last answer that was checked. */
  given: number | null;
  isRight: boolean;
  /** Whether the working is to be seen. */
  isOpen: boolean;
  /** What led to the wrong answer, where it is a known one. */
  slip: string | null;
}

/** The questions of a seed, in the order of their lessons. */
export function askQuestions({ seed, count, kinds, given }: State): Asked[] {
  const allowed = questionKinds.filter(({ id }) => kinds.length === 0 || kinds.includes(id));
  const drawn = createRandom(seed, "questions")
    .shuffle([...allowed])
    .slice(0, count);
  return allowed
    .filter((kind) => drawn.includes(kind))
    .map((kind) => {
      const question = kind.make(createRandom(seed, "question", kind.id));
      const answer = given.find((entry) => entry.kind === kind.id);
      const value = answer?.value ?? null;
      const isRight = value !== null && isNear(question, value, question.answer);
      return {
        ...question,
        kind,
        given: value,
        isRight,
        isOpen: isRight || answer?.isShown === true,
        slip: value === null || isRight ? null : findSlip(question, value),
      };
    });
}

/** Why one comes to this answer; the first reason that fits. */
export function findSlip(question: Question, value: number): string | null {
  const slip = question.slips.find(
    (one) => !isNear(question, one.value, question.answer) && isNear(question, value, one.value),
  );
  return slip?.says ?? null;
}

function isNear({ tolerance = 1e-9 }: Question, value: number, aim: number): boolean {
  return Math.abs(value - aim) <= tolerance;
}

/** How many were answered right before their working was asked for. */
export function countRight(asked: readonly Asked[], { given }: State): number {
  const shown = new Set(given.filter(({ isShown }) => isShown).map(({ kind }) => kind));
  return asked.filter(({ isRight, kind }) => isRight && !shown.has(kind.id)).length;
}

/** The state with an answer checked, or the working shown. */
export function giveAnswer(
  { given }: State,
  kind: string,
  change: { value: number } | { isShown: true },
): Pick<State, "given"> {
  const before = given.find((entry) => entry.kind === kind) ?? { kind, value: null, isShown: false };
  return { given: [...given.filter((entry) => entry.kind !== kind), { ...before, ...change }] };
}
