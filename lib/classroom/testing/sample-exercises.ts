import { createEngine } from "@/lib/experiment/engines/create-engine";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { beginLog, extendLog, type RunLog } from "@/lib/experiment/run/log";
import { createSession } from "@/lib/experiment/run/session";
import { createExperiment, type ExperimentInput } from "@/lib/experiment/schema";
import type { AnswerExercise, Given } from "../grading/answer-exercise";
import type { AttackExercise } from "../grading/attack-exercise";
import type { CodeExercise } from "../grading/code-exercise";
import type { ExperimentExercise } from "../grading/experiment-exercise";

export const get = (given: Given, name: string) => given[name] ?? NaN;

/** An LSTM under a dense layer, and a formula for what a convolution leaves of an image. */
export const answerExercise: AnswerExercise = {
  kind: "answer",
  draw: (random) => ({ units: 8 * (2 + random.integer(12)), symbols: 20 + random.integer(40) }),
  questions: [
    {
      id: "cell",
      kind: "number",
      label: "Parameters of the cell",
      unit: null,
      tolerance: { kind: "absolute", amount: 0 },
      answer: (given) => {
        const [n, v] = [get(given, "units"), get(given, "symbols")];
        return 4 * (n * (n + v) + n);
      },
      mistakes: [
        {
          message: "The biases are missing.",
          answer: (given) => 4 * get(given, "units") * (get(given, "units") + get(given, "symbols")),
        },
      ],
    },
    {
      id: "memory",
      kind: "number",
      label: "Memory of the cell's state",
      unit: "kB",
      tolerance: { kind: "relative", amount: 0.01 },
      answer: (given) => (4 * get(given, "units")) / 1000,
      mistakes: [],
    },
    {
      id: "output",
      kind: "shape",
      label: "Shape of the output",
      answer: (given) => [32, get(given, "symbols")],
      mistakes: [],
    },
    {
      id: "side",
      kind: "formula",
      label: "Side of the output",
      variables: ["n", "k", "p", "s"],
      answer: () => "(n + 2 * p - k) / s + 1",
      mistakes: [{ message: "Padding stands on both sides.", answer: () => "(n + p - k) / s + 1" }],
    },
    {
      id: "gate",
      kind: "choice",
      label: "The gate that clears the memory",
      options: [
        { id: "forget", text: "forget" },
        { id: "input", text: "input" },
      ],
      answer: () => "forget",
      mistakes: [{ message: "That one lets something in.", answer: () => "input" }],
    },
  ],
  worked: (given) => `Four gates of $${get(given, "units")}$ units each.`,
};

type Matrix = number[][];

/** Valid cross-correlation, as tf.conv2d computes it. */
function correlate(image: Matrix, kernel: Matrix): Matrix {
  const [rows, columns] = [
    image.length - kernel.length + 1,
    (image[0]?.length ?? 0) - (kernel[0]?.length ?? 0) + 1,
  ];
  return Array.from({ length: rows }, (_, y) =>
    Array.from({ length: columns }, (_, x) =>
      kernel.reduce(
        (sum, row, i) => row.reduce((all, weight, j) => all + weight * (image[y + i]?.[x + j] ?? NaN), sum),
        0,
      ),
    ),
  );
}

const turn = (kernel: Matrix) => kernel.map((row) => [...row].reverse()).reverse();

/** The convolution of one image with one kernel. */
export const codeExercise: CodeExercise = {
  kind: "code",
  functionName: "convolve",
  tolerance: 1e-6,
  examples: [
    {
      name: "a row of differences",
      arguments: [[[1, 4, 9]], [[-1, 1]]],
      expected: [[3, 5]],
    },
  ],
  drawCases: (random) =>
    [
      { name: "a square image", size: [5, 5, 3, 3] },
      { name: "an image that is not square", size: [4, 7, 3, 3] },
      { name: "a kernel that is not square", size: [6, 6, 2, 3] },
    ].map(({ name, size: [height = 0, width = 0, tall = 0, wide = 0] }) => {
      const draw = (rows: number, columns: number) =>
        Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.integer(9) - 4));
      const [image, kernel] = [draw(height, width), draw(tall, wide)];
      return { name, arguments: [image, kernel], expected: correlate(image, kernel) };
    }),
  mistakes: [
    {
      message:
        "The kernel is turned around: that is the convolution of mathematics, and networks do without.",
      compute: (image: Matrix, kernel: Matrix) => correlate(image, turn(kernel)),
    },
  ],
};

/** What has full marks in it. */
export const codeSolution = `
export function convolve(image: number[][], kernel: number[][]): number[][] {
  const output: number[][] = [];
  for (let y = 0; y + kernel.length <= image.length; y++) {
    const row: number[] = [];
    for (let x = 0; x + kernel[0].length <= image[0].length; x++) {
      let sum = 0;
      for (let i = 0; i < kernel.length; i++)
        for (let j = 0; j < kernel[0].length; j++) sum += kernel[i][j] * image[y + i][x + j];
      row.push(sum);
    }
    output.push(row);
  }
  return output;
}`;

/** Two rings, to be told apart by few parameters. */
export const rings: ExperimentInput = {
  data: {
    source: { kind: "points", shape: "circle" },
    size: 400,
    noise: 0.05,
    split: { validation: 0.25, test: 0 },
    seed: 3,
  },
  model: { layers: [{ kind: "dense", units: 4, activation: "tanh" }, { kind: "dense" }] },
  training: { learningRate: 0.05, batchSize: 10, epochs: 40 },
};
export const experimentExercise: ExperimentExercise = {
  kind: "experiment",
  given: rings,
  free: ["model.layers", "training.learningRate", "training.seed"],
  goal: { testAccuracy: 0.95, mostParameters: 60 },
  hiddenSize: 1000,
};

/** Trains for some steps, or to the end of the run where that comes first, as the trainer does, and keeps the run. */
export async function train(parts: ExperimentInput, steps: number): Promise<RunLog> {
  const experiment = createExperiment(parts);
  const engine = await createEngine(experiment, () => loadTfNode("wasm"));
  const session = await createSession(engine, experiment, {});
  for (let step = 0; step < steps && session.end === null; step++) await session.step();
  await session.measure();
  const { edits, end } = session;
  const log = extendLog(beginLog("run", experiment), { recording: session.takeRecording(), edits, end });
  const state = await engine.readState();
  engine.dispose();
  // What is handed in is the model as it is now.
  return { ...log, states: [...log.states.filter(({ step }) => step < state.step), state] };
}

/** The rings with so many hidden neurons. */
export const wide = (units: number): ExperimentInput => ({
  ...rings,
  model: { layers: [{ kind: "dense", units, activation: "tanh" }, { kind: "dense" }] },
});

/** Noughts and ones, read by a small network: to be fooled. */
export const attackExercise: AttackExercise = {
  kind: "attack",
  model: {
    data: {
      source: { kind: "digits", digits: [0, 1], side: 14 },
      size: 300,
      split: { validation: 0, test: 0.2 },
      seed: 4,
    },
    model: {
      layers: [{ kind: "flatten" }, { kind: "dense", units: 16, activation: "relu" }, { kind: "dense" }],
    },
    training: { learningRate: 0.01, batchSize: 32, epochs: 15 },
  },
  marks: [
    { epsilon: 0.1, score: 1 },
    { epsilon: 0.3, score: 0.6 },
  ],
};
