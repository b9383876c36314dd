import { createRandom, type Random } from "@/lib/math/random";
import type { GuestFault, GuestOutcome, GuestReply, GuestTask } from "@/lib/sandbox/server/guest-task";
import { describeDifference, type Value } from "@/lib/math/compare-values";

/** One call of the learner's function, and what it is to give. */
export interface CodeCase {
  /** What is tried, as the learner reads it: "an image that is not square". */
  name: string;
  arguments: readonly Value[];
  expected: Value;
}

/** A way in which the function is often got wrong: what it gives then, for the arguments of a case. */
export interface CodeMistake {
  message: string;
  compute: (...values: never[]) => Value;
}

/** An exercise whose answer is a function. */
export interface CodeExercise {
  kind: "code";
  functionName: string;
  /** See `describeDifference`. */
  tolerance: number;
  /** Public: the learner's own browser runs them, and shows what is expected. */
  examples: readonly CodeCase[];
  /** Hidden: run on the server alone, with numbers that are drawn anew for each submission. */
  drawCases: (random: Random) => readonly CodeCase[];
  mistakes: readonly CodeMistake[];
}

export interface CodeReport {
  message: string;
  cases: readonly { name: string; isRight: boolean }[];
}

export interface CodeGrade {
  /** Share of the hidden cases that are right, from 0 to 1. */
  score: number;
  report: CodeReport;
}

/** Milliseconds for all cases of a program together. */
const milliseconds = 4000;

const faultMessages: Record<GuestFault["kind"], string> = {
  syntax: "The program cannot be read",
  missing: "The function is missing",
  threw: "The program stopped with an error",
  "too-slow": `The program was stopped after ${milliseconds / 1000} seconds: look for a loop that does not end`,
  "too-much-memory": "The program was stopped: it took more memory than 64 MB",
  "too-deep": "The program was stopped: its functions call one another without end",
  "too-large": "What the function returns is too large to be looked at",
  crashed: "The program could not be run",
};

/** What a fault means to the learner, in one sentence. */
function describeFault({ kind, message, line }: GuestFault): string {
  const place = line === null ? "" : ` (line ${line})`;
  return `${faultMessages[kind]}${place}${message === "" ? "." : `: ${message.replace(/\.?$/, ".")}`}`;
}

/** What is wrong with the outcome of a case; null where nothing is. */
function findFault(
  { tolerance, mistakes }: CodeExercise,
  { arguments: values, expected }: CodeCase,
  outcome: GuestOutcome | undefined,
): string | null {
  if (outcome === undefined) return "It was not run.";
  if ("fault" in outcome) return describeFault(outcome.fault);
  const actual: unknown = JSON.parse(outcome.json);
  const difference = describeDifference(actual, expected, tolerance);
  if (difference === null) return null;
  const mistake = mistakes.find(
    ({ compute }) => describeDifference(actual, compute(...(values as never[])), tolerance) === null,
  );
  return mistake?.message ?? difference;
}

/**
 * Grades a learner's program: its function is called in a sandbox with hidden arguments, and what it gives is compared here.
 * What the program prints, knows of itself or does to its own built-in objects plays no part.
 *
 * @param code - as the learner wrote it
 * @param seed - the learner's own, kept secret: of the hidden cases
 * @param run - the sandbox
 */
export async function gradeCode(
  exercise: CodeExercise,
  code: string,
  seed: number,
  run: (task: GuestTask) => Promise<GuestReply>,
): Promise<CodeGrade> {
  const cases = exercise.drawCases(createRandom(seed, "cases"));
  const calls = cases.map(({ arguments: values }) => ({
    name: exercise.functionName,
    arguments: [...values],
  }));
  const reply = await run({ code, calls, milliseconds });
  if ("fault" in reply) {
    const none = cases.map(({ name }) => ({ name, isRight: false }));
    return { score: 0, report: { message: describeFault(reply.fault), cases: none } };
  }
  const faults = cases.map((each, index) => findFault(exercise, each, reply.outcomes[index]));
  const right = faults.filter((fault) => fault === null).length;
  const first = faults.findIndex((fault) => fault !== null);
  return {
    score: right / cases.length,
    report: {
      message:
        first === -1
          ? `Right in all ${cases.length} cases.`
          : `Right in ${right} of ${cases.length} cases. With ${cases[first]?.name}: ${faults[first]}`,
      cases: cases.map(({ name }, index) => ({ name, isRight: faults[index] === null })),
    },
  };
}
