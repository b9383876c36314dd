import { afterAll, beforeAll, expect, test } from "vitest";
import { attack } from "@/lib/experiment/attacks/attack";
import { createTfjsEngine, type TfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { beginLog, type RunLog } from "@/lib/experiment/run/log";
import { trainWhole } from "@/lib/experiment/run/train-whole";
import { createExperiment } from "@/lib/experiment/schema";
import { fromRoot } from "@/scripts/paths.mjs";
import { bundleProgram } from "@/scripts/program-bundle.mjs";
import { attackExercise as exercise } from "../testing/sample-exercises";
import { drawExample, gradeAttack } from "./attack-exercise";
import { createCourseModels } from "./course-models";
import { createMeasureHost, type MeasureHost } from "./measure-host";
import { encodeNumbers } from "./sent-weights";

const program = fromRoot("node_modules", ".cache", "forward-pass", "attack-measurer.mjs");
const seed = 12;
let host: MeasureHost;
let grade: (changed: Float32Array | string, attacked?: RunLog | null) => ReturnType<typeof gradeAttack>;
/** The model as the learner's own browser has it. */
let engine: TfjsEngine;
let original: Float32Array;
let label: number;

beforeAll(async () => {
  await bundleProgram("lib/classroom/grading/measure-process.ts", program);
  host = createMeasureHost({ program, packages: fromRoot("node_modules") });
  const tools = { measure: host.run, getWeights: createCourseModels(host.run) };
  grade = (changed, attacked = null) =>
    gradeAttack(exercise, typeof changed === "string" ? changed : encodeNumbers(changed), seed, {
      ...tools,
      attacked,
    });
  const experiment = createExperiment(exercise.model);
  engine = await createTfjsEngine(await loadTfNode("wasm"), experiment);
  await trainWhole(engine, experiment);
  const { raw, labels, count } = engine.data.parts.test;
  const index = drawExample(exercise, seed);
  original = raw.slice((index * raw.length) / count, ((index + 1) * raw.length) / count);
  label = labels?.[index] ?? NaN;
});
afterAll(() => {
  engine.dispose();
  host.close();
});

const fool = (epsilon: number) =>
  attack((inputs, labels) => engine.differentiateByInput(inputs, labels), original, Int32Array.of(label), {
    epsilon,
    steps: 10,
    direction: "away",
  });

test("an attack that works in the browser fools the server's model as well, and a smaller one has more marks", async () => {
  const wide = await grade(await fool(0.3));
  expect(wide.report.message).toMatch(/^The model is fooled\. Its values were moved by up to 0\.\d+\.$/);
  expect(wide.score).toBe(0.6);
  let least = 0.3;
  for (const epsilon of [0.2, 0.15, 0.1]) if ((await grade(await fool(epsilon))).score > 0) least = epsilon;
  expect(least).toBeLessThan(0.3);
});

test("what the model still reads, or what is another picture altogether, is refused", async () => {
  const untouched = await grade(original);
  expect(untouched).toMatchObject({ score: 0, report: { epsilon: 0 } });
  expect(untouched.report.message).toContain("still reads the picture rightly");
  const other = await grade(original.map((value) => 1 - value));
  expect(other.score).toBe(0);
  expect(other.report.epsilon).toBeGreaterThan(0.9);
});

test.each<[string, () => Float32Array | string, RegExp]>([
  ["values beyond 0 to 1", () => original.map((value) => value + 5), /values from 0 to 1/],
  ["values that are no numbers", () => original.map(() => NaN), /values from 0 to 1/],
  ["another size", () => new Float32Array(10), /has 10 numbers where 196 are wanted/],
  ["half a number", () => "AAA=", /cut off/],
])("a picture with %s is refused with a sentence", async (_what, make, message) => {
  const { score, report } = await grade(make());
  expect(score).toBe(0);
  expect(report.message).toMatch(message);
});

test("learners have pictures of their own", () => {
  const drawn = Array.from({ length: 30 }, (_, other) => drawExample(exercise, other));
  expect(new Set(drawn).size).toBeGreaterThan(15);
  const few = drawn.map((_, other) => drawExample({ ...exercise, examples: [3, 8] }, other));
  expect(new Set(few)).toEqual(new Set([3, 8]));
});

/** A classmate's model that takes every picture for one class. */
async function makeStubborn(favourite: number): Promise<RunLog> {
  const state = await engine.readState();
  const [bias] = state.weights.slice(-1);
  if (bias === undefined) throw new Error("The model has no weights");
  const values = bias.values.map((_, index) => (index === favourite ? 1e6 : 0));
  const weights = [...state.weights.slice(0, -1), { ...bias, values }];
  return { ...beginLog("rival", createExperiment(exercise.model)), states: [{ ...state, weights }] };
}

test("a classmate's model takes the place of the course's, and one that misreads the picture as it is earns nothing", async () => {
  const picture = await fool(0.3);
  const stubborn = await grade(picture, await makeStubborn(label));
  expect(stubborn.report.message).toMatch(/^The model still reads the picture rightly/);
  const blind = await grade(picture, await makeStubborn(label === 0 ? 1 : 0));
  expect(blind).toMatchObject({ score: 0 });
  expect(blind.report.message).toBe("This model misreads your picture as it is: choose another model.");
});
