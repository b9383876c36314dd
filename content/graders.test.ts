import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawGiven, gradeAnswers } from "@/lib/classroom/grading/answer-exercise";
import { gradeCode } from "@/lib/classroom/grading/code-exercise";
import { describeDifference } from "@/lib/math/compare-values";
import { listAnswerSamples, listCodeSamples } from "@/lib/classroom/testing/course-samples";
import { listGradedExercises, ofKind } from "@/lib/classroom/testing/graded-exercises";
import { createRandom } from "@/lib/math/random";
import { createGuestHost, type GuestHost } from "@/lib/sandbox/server/guest-host";
import { fromRoot } from "@/scripts/paths.mjs";
import { bundleProgram } from "@/scripts/program-bundle.mjs";

const program = fromRoot("node_modules", ".cache", "forward-pass", "graders-guest.mjs");
let host: GuestHost;
beforeAll(async () => {
  await bundleProgram("lib/sandbox/server/guest-process.ts", program);
  host = createGuestHost({ program, packages: fromRoot("node_modules") });
});
afterAll(() => host.close());

const graded = await listGradedExercises();
const named = <Each extends { lesson: string; exercise: string }>(list: readonly Each[]) =>
  list.map((each) => ({ ...each, place: `${each.lesson}/${each.exercise}` }));

const draws = 200;
const seeds = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test.each(named(graded))(
  "$place has a prompt, and stands in its lesson once",
  async ({ lesson, exercise, folder }) => {
    await access(join(folder, "prompt.mdx"));
    const text = await readFile(fromRoot("content", "lessons", lesson, "lesson.mdx"), "utf8");
    expect(text.split(`<Exercise id="${exercise}" />`)).toHaveLength(2);
  },
);

test.each(named(ofKind("answer", graded)))(
  "$place shows the numbers that it draws, and no others",
  async ({ folder, grader }) => {
    const prompt = await readFile(join(folder, "prompt.mdx"), "utf8");
    const shown = [...prompt.matchAll(/<Given name="(\w+)" \/>/g)].map(([, name]) => name);
    expect([...new Set(shown)].sort()).toEqual(Object.keys(drawGiven(grader, 1)).sort());
  },
);

test.each(named(ofKind("answer", graded)))(
  "$place: in all draws the right answers are right, and each mistake is known for what it is",
  (exercise) => {
    const samples = listAnswerSamples(exercise);
    for (const seed of seeds(draws)) {
      for (const { name, evidence, expected } of samples) {
        const { answers } = evidence(seed) as { answers: Record<string, string> };
        const { score, report } = gradeAnswers(exercise.grader, answers, seed);
        const place = `${name} of draw ${seed}: ${JSON.stringify([drawGiven(exercise.grader, seed), answers])}`;
        expect(score === 1, place).toBe(expected.isFull);
        if (expected.message !== null)
          expect(report.questions.map(({ message }) => message).join("\n"), place).toContain(
            expected.message,
          );
      }
    }
  },
);

test.each(named(ofKind("answer", graded)))(
  "$place: the way to the answers has the learner's numbers and no gaps",
  ({ grader }) => {
    const ways = new Set(seeds(draws).map((seed) => grader.worked(drawGiven(grader, seed))));
    for (const way of ways) expect(way).not.toMatch(/NaN|undefined|Infinity|-0(?![.\d])|--|\+ ?-/);
    expect(ways.size).toBeGreaterThan(1);
  },
);

test.each(named(ofKind("code", graded)))(
  "$place: the solution is right in the examples and in twenty draws of the hidden cases",
  async ({ folder, grader }) => {
    const cases = [
      ...grader.examples,
      ...seeds(20).flatMap((seed) => grader.drawCases(createRandom(seed, "cases"))),
    ];
    const reply = await host.run({
      code: await readFile(join(folder, "solution.ts"), "utf8"),
      calls: cases.map((each) => ({ name: grader.functionName, arguments: [...each.arguments] })),
      milliseconds: 20_000,
    });
    if ("fault" in reply) throw new Error(reply.fault.message);
    const differences = reply.outcomes.map((outcome, index) =>
      "fault" in outcome
        ? outcome.fault.message
        : describeDifference(JSON.parse(outcome.json), cases[index]?.expected ?? null, grader.tolerance),
    );
    expect(differences).toEqual(cases.map(() => null));
  },
);

test.each(named(ofKind("code", graded)))(
  "$place: wrong programs lose marks whatever is drawn, and are told why",
  async (exercise) => {
    const samples = await listCodeSamples(exercise);
    expect(samples.length).toBeGreaterThanOrEqual(5);
    for (const { name, evidence, expected } of samples) {
      const { code } = evidence(0) as { code: string };
      for (const seed of seeds(3)) {
        const { score, report } = await gradeCode(exercise.grader, code, seed, host.run);
        expect(score === 1, name).toBe(expected.isFull);
        expect(report.message, name).toContain(expected.message);
      }
    }
  },
);
