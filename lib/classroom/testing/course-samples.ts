import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { drawGiven, type AnswerExercise, type Given, type Question } from "../grading/answer-exercise";
import type { CodeExercise } from "../grading/code-exercise";
import { ofKind, type GradedExercise } from "./graded-exercises";

/** Something that a learner hands in, right or wrong, and what the grade is to say of it. */
export interface CourseSample {
  lesson: string;
  exercise: string;
  name: string;
  /** @param seed - of the numbers that the learner is given; see `deriveGivenSeed` */
  evidence: (seed: number) => unknown;
  expected: {
    isFull: boolean;
    /** What stands somewhere in the report; null where that does not matter. */
    message: string | null;
  };
}

/** Rounded as far as the tolerance allows, as somebody does who works with a pocket calculator. */
function typeNumber(
  value: number,
  { kind, amount }: Extract<Question, { kind: "number" }>["tolerance"],
): string {
  if (amount === 0) return String(value);
  return kind === "relative"
    ? value.toPrecision(Math.ceil(-Math.log10(amount)) + 1)
    : value.toFixed(Math.max(0, Math.ceil(-Math.log10(2 * amount))));
}

/** An answer as learners type it. */
function typeAnswer(
  question: Question,
  { answer }: { answer: (given: Given) => unknown },
  given: Given,
): string {
  const value = answer(given);
  if (question.kind === "number") return typeNumber(value as number, question.tolerance);
  return question.kind === "shape" ? (value as readonly number[]).join(" x ") : (value as string);
}

const unreadable: Record<Question["kind"], string> = {
  number: "This is not a number.",
  choice: "This is none of the options.",
  shape: "This is no shape",
  formula: "is none of the names here",
};

/** The right answers, each mistake by itself among right ones, and words that mean nothing. */
export function listAnswerSamples({
  lesson,
  exercise,
  grader,
}: GradedExercise<AnswerExercise>): CourseSample[] {
  const typeAll = (given: Given) =>
    Object.fromEntries(
      grader.questions.map((question) => [question.id, typeAnswer(question, question, given)]),
    );
  const wrong = grader.questions.flatMap((question) =>
    question.mistakes.map((mistake) => ({
      name: `${question.id}: ${mistake.message}`,
      isFull: false,
      message: mistake.message,
      change: (given: Given) => ({ [question.id]: typeAnswer(question, mistake, given) }),
    })),
  );
  const none = Object.fromEntries(grader.questions.map(({ id }) => [id, "perhaps"]));
  const [first] = grader.questions;
  return [
    { name: "solution", isFull: true, message: null, change: () => ({}) },
    ...wrong,
    {
      name: "unreadable",
      isFull: false,
      message: first === undefined ? null : unreadable[first.kind],
      change: () => none,
    },
  ].map(({ name, isFull, message, change }) => ({
    lesson,
    exercise,
    name,
    evidence(seed) {
      const given = drawGiven(grader, seed);
      return { answers: { ...typeAll(given), ...change(given) } };
    },
    expected: { isFull, message },
  }));
}

async function readWrongPrograms(folder: string): Promise<{ name: string; code: string; message: string }[]> {
  const files = await readdir(join(folder, "wrong"));
  return Promise.all(
    files.sort().map(async (name) => {
      const code = await readFile(join(folder, "wrong", name), "utf8");
      const message = /^\/\/ Expect: (.+)$/m.exec(code)?.[1];
      if (message === undefined) throw new Error(`${folder}/wrong/${name} does not say what it expects`);
      return { name, code, message };
    }),
  );
}

/** The solution, each of the wrong programs, what the learner begins with, and one that is no program. */
export async function listCodeSamples({
  lesson,
  exercise,
  folder,
}: GradedExercise<CodeExercise>): Promise<CourseSample[]> {
  const read = (name: string) => readFile(join(folder, name), "utf8");
  return [
    { name: "solution", code: await read("solution.ts"), isFull: true, message: "Right in all" },
    ...(await readWrongPrograms(folder)).map((wrong) => ({ ...wrong, isFull: false })),
    {
      name: "starter",
      code: await read("starter.ts"),
      isFull: false,
      message: "Nothing is written here yet",
    },
    { name: "unreadable", code: "export function (", isFull: false, message: "The program cannot be read" },
  ].map(({ name, code, isFull, message }) => ({
    lesson,
    exercise,
    name,
    evidence: () => ({ code }),
    expected: { isFull, message },
  }));
}

/** Of every exercise that is answered by words or by a program. */
export async function listCourseSamples(graded: readonly GradedExercise[]): Promise<CourseSample[]> {
  const programs = await Promise.all(ofKind("code", graded).map(listCodeSamples));
  return [...ofKind("answer", graded).flatMap(listAnswerSamples), ...programs.flat()];
}
