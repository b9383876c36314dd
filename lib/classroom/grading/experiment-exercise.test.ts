import { afterAll, beforeAll, expect, test } from "vitest";
import { decodeArtefact, encodeArtefact } from "@/lib/experiment/run/artefact";
import type { RunLog } from "@/lib/experiment/run/log";
import { createExperiment, type ExperimentInput } from "@/lib/experiment/schema";
import { bundleProgram } from "@/scripts/program-bundle.mjs";
import { fromRoot } from "@/scripts/paths.mjs";
import { experimentExercise, rings, train, wide } from "../testing/sample-exercises";
import { giveExperiment, gradeExperiment, type ExperimentExercise } from "./experiment-exercise";
import { createMeasureHost, type MeasureHost } from "./measure-host";

const program = fromRoot("node_modules", ".cache", "forward-pass", "measure-process.mjs");
let host: MeasureHost;
beforeAll(async () => {
  await bundleProgram("lib/classroom/grading/measure-process.ts", program);
  host = createMeasureHost({ program, packages: fromRoot("node_modules") });
});
afterAll(() => host.close());

const grade = (log: RunLog | string, of = experimentExercise, isCopy = false) =>
  gradeExperiment(of, typeof log === "string" ? log : encodeArtefact(log), 77, {
    measure: host.run,
    isCopy: async () => isCopy,
    peekSeed: 77,
  });

let good: RunLog;
beforeAll(async () => {
  good = await train(wide(8), 1200);
});

test("a model that reaches the goal on hidden examples has full marks, within the learner's freedom", async () => {
  const { score, report } = await grade(good);
  expect(report.message).toMatch(
    /^On 1000 hidden examples the model has 9\d\.\d % right: the goal is reached\.$/,
  );
  expect(score).toBe(1);
  expect(report.figures?.measured).toBeGreaterThan(0.95);
  expect(report.figures?.claimed).toBe(good.points.at(-1)?.validation.accuracy);
});

test("a model that has not been trained, or is too large, is told what is missing", async () => {
  const raw = await grade(await train(wide(8), 1));
  expect(raw.score).toBe(0);
  expect(raw.report.message).toContain("Not reached: test accuracy at least 95 %");
  const large = await grade(await train(wide(30), 600));
  expect(large.score).toBe(0);
  expect(large.report.message).toContain("at most 60 parameters");
});

test("what the browser claims plays no part, and stands beside what was measured", async () => {
  const raw = await train(wide(8), 1);
  const perfect = { loss: 0, accuracy: 1 };
  const forged: RunLog = {
    ...raw,
    points: raw.points.map((point) => ({ ...point, train: perfect, validation: perfect, test: perfect })),
  };
  const { score, report } = await grade(forged);
  expect(score).toBe(0);
  expect(report.figures?.claimed).toBe(1);
  expect(report.figures?.measured).toBeLessThan(0.8);
});

test("the same weights from somebody else are refused", async () => {
  const { score, report } = await grade({ ...good, id: "mine" }, experimentExercise, true);
  expect(score).toBe(0);
  expect(report.message).toContain("handed in by somebody else");
});

test.each([
  ["less noise", { data: { ...rings.data, noise: 0 } }, "“Noise”"],
  ["other data", { data: { ...rings.data, source: { kind: "points", shape: "blobs" } } }, "“Data”"],
  ["more examples", { data: { ...rings.data, size: 4000 } }, "“Points in all”"],
  ["another loss", { training: { ...rings.training, loss: "squaredError" } }, "“Loss”"],
  ["other initial weights", { model: { ...rings.model, initialization: { kind: "he" } } }, "“First weights”"],
] as [string, ExperimentInput, string][])(
  "an Experiment with %s is another one",
  async (_what, change, name) => {
    const { score, report } = await grade(await train({ ...rings, ...change }, 1));
    expect(score).toBe(0);
    expect(report.message).toBe(`This is another experiment than the exercise's: ${name} was changed.`);
  },
);

test("what was changed while it trained counts as well", async () => {
  const edited: RunLog = {
    ...good,
    edits: [
      { kind: "regularization", step: 10, value: { ...good.experiment.training.regularization, l2: 0.1 } },
      { kind: "regularization", step: 20, value: good.experiment.training.regularization },
    ],
  };
  expect((await grade(edited)).report.message).toContain("“L2” was changed");
  const slower: RunLog = { ...good, edits: [{ kind: "learningRate", step: 10, value: 0.02 }] };
  expect((await grade(slower)).score).toBe(1);
});

test("where steps are counted the server trains by the settings itself, and takes no weights", async () => {
  const of: ExperimentExercise = { ...experimentExercise, goal: { testAccuracy: 0.95, mostSteps: 600 } };
  expect((await grade(await train(wide(8), 600), of)).score).toBe(1);
  const early = await grade(await train(wide(8), 500), { ...of, goal: { ...of.goal, leastSteps: 600 } });
  expect(early.report.message).toMatch(/Not reached: after at least 600 steps\.$/);
  const late = await grade(good, of);
  expect(late.report.message).toMatch(/Not reached: within 600 steps\.$/);
  // The weights of a longer training, with the step of a short one.
  const forged: RunLog = {
    ...good,
    states: good.states.map((state) => ({ ...state, step: 3 })),
    points: good.points.slice(0, 1),
    end: null,
  };
  expect((await grade(forged, of)).report.message).toContain("Not reached: test accuracy");
  const changed: RunLog = { ...good, edits: [{ kind: "learningRate", step: 10, value: 0.02 }] };
  expect((await grade(changed, of)).report.message).toContain("Here the settings count");
});

test("neurons and layers can be asked for", async () => {
  const goal = { testAccuracy: 0.95, leastNeurons: 8, leastLayers: 2 };
  const { report } = await grade(good, { ...experimentExercise, goal });
  expect(report.conditions.map(({ isMet }) => isMet)).toEqual([true, true, false]);
  expect(report.message).toMatch(/Not reached: at least 2 hidden layers\.$/);
});

test("learners are given seeds of their own where the seed is free, and nothing else", () => {
  const { given, free } = experimentExercise;
  const [one, same, other] = [5, 5, 6].map((seed) => giveExperiment({ given, free }, seed));
  expect(one).toEqual(same);
  expect(one?.training.seed).not.toBe(other?.training.seed);
  expect({ ...one, training: { ...one?.training, seed: 1 } }).toEqual(createExperiment(given));
  expect(giveExperiment({ given, free: [] }, 5)).toEqual(createExperiment(given));
});

type State = RunLog["states"][number];
const withState = (change: (state: State) => State): RunLog => ({ ...good, states: good.states.map(change) });

test.each<[string, (state: State) => State, RegExp]>([
  [
    "are no numbers",
    (state) => ({
      ...state,
      weights: state.weights.map((weight) => ({ ...weight, values: weight.values.map(() => NaN) })),
    }),
    /Some weights are no numbers/,
  ],
  [
    "are missing",
    (state) => ({ ...state, weights: state.weights.slice(1) }),
    /Each weight of the model is wanted once/,
  ],
  [
    "come twice",
    (state) => ({ ...state, weights: [...state.weights, ...state.weights.slice(0, 1)] }),
    /wanted once/,
  ],
  [
    "are of another size",
    (state) => ({
      ...state,
      weights: state.weights.map((weight) => ({ ...weight, values: new Float32Array(3) })),
    }),
    /numbers, not 3/,
  ],
  [
    "have unknown names",
    (state) => ({ ...state, weights: state.weights.map((weight) => ({ ...weight, name: "__proto__" })) }),
    /no weight called __proto__/,
  ],
])("weights that %s are refused with a sentence", async (_what, change, message) => {
  const { score, report } = await grade(withState(change));
  expect(score).toBe(0);
  expect(report.message).toMatch(message);
});

test("a hundred megabytes of weights are not read, and a network without bounds is not built", async () => {
  const huge = encodeArtefact(good).replace('"values":"', `"values":"${"A".repeat(100_000_000)}`);
  expect((await grade(huge)).report.message).toContain("larger than 20 MB");
  const layers = Array.from({ length: 60 }, () => ({
    kind: "dense" as const,
    units: 4096,
    activation: "tanh" as const,
  }));
  const monster = {
    ...good,
    experiment: createExperiment({ ...rings, model: { layers: [...layers, { kind: "dense" }] } }),
  };
  expect((await grade(monster)).report.message).toMatch(/too large to be measured/);
});

test("a convolutional network is rebuilt as well, and measured on digits that it has not seen", async () => {
  const digits: ExperimentInput = {
    data: {
      source: { kind: "digits", digits: [0, 1], side: 14 },
      size: 240,
      split: { validation: 0.1, test: 0 },
      seed: 2,
    },
    model: {
      layers: [
        { kind: "conv2d", filters: 4, activation: "relu" },
        { kind: "maxPool" },
        { kind: "flatten" },
        { kind: "dense" },
      ],
    },
    training: { learningRate: 0.01, batchSize: 32, epochs: 20 },
  };
  const of: ExperimentExercise = {
    kind: "experiment",
    given: digits,
    free: [],
    goal: { testAccuracy: 0.9 },
    hiddenSize: 300,
  };
  const { score, report } = await grade(await train(digits, 60), of);
  expect(report.message).toContain("the goal is reached");
  expect(score).toBe(1);
});

test("what is no run at all is refused, and the server measures on", async () => {
  for (const text of ["", "{}", "[".repeat(100_000), encodeArtefact(good).slice(0, 500)])
    expect((await grade(text)).score).toBe(0);
  expect(decodeArtefact(encodeArtefact(good)).ok).toBe(true);
  expect((await grade(good)).score).toBe(1);
});
