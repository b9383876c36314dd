import { expect, test } from "vitest";
import { runPrediction } from "@/components/lesson/test-prediction";
import { followExample } from "@/components/widgets/batchnorm-lab/company";
import { createNetwork, createPair } from "@/components/widgets/batchnorm-lab/experiments";
import {
  findFarthest,
  foldIn,
  measureMoments,
  normalizeBatch,
} from "@/components/widgets/batchnorm-lab/model";
import { sendBatch } from "@/components/widgets/batchnorm-lab/neuron";
import { countPassing } from "@/components/widgets/batchnorm-lab/passing";
import { definition, type State } from "@/components/widgets/batchnorm-lab/state";
import { createDenseEngine } from "@/lib/experiment/engines/dense/create-engine";
import type { Engine } from "@/lib/experiment/engines/engine";
import { inferExperiment } from "@/lib/experiment/infer";
import type { Weights } from "@/lib/experiment/initialize";
import { createExperiment } from "@/lib/experiment/schema";
import { simulateSignal } from "@/lib/math/signal";

const SEEDS = [1, 2, 3, 4, 5];

const settle = (patch: Partial<State>): State => definition.schema.parse(patch);
const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const open = (patch: Partial<State>, hasBatchNorm = true) =>
  createDenseEngine(createNetwork(settle(patch), hasBatchNorm));

interface Outcome {
  /** Share of right answers on the points held back. */
  right: number;
  /** On the training points, at inference; and the mean of all steps, as training saw it. */
  loss: number;
  trainingLoss: number;
  trainRight: number;
}

/** The widget's own network, averaged over seeds. */
async function train(patch: Partial<State>, hasBatchNorm: boolean, steps = 800): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const seed of SEEDS) {
    const engine = open({ ...patch, seed }, hasBatchNorm);
    for (let step = 0; step < steps; step++) engine.trainStep();
    const trainingLoss = await engine.readLoss();
    const { loss, accuracy } = await engine.evaluate("train");
    const held = await engine.evaluate("validation");
    outcomes.push({ right: held.accuracy ?? NaN, loss, trainingLoss, trainRight: accuracy ?? NaN });
  }
  const read = (field: keyof Outcome) => average(outcomes.map((outcome) => outcome[field]));
  return {
    right: read("right"),
    loss: read("loss"),
    trainingLoss: read("trainingLoss"),
    trainRight: read("trainRight"),
  };
}

const norm = (weights: Weights, name: string) =>
  Math.hypot(...(weights.find((weight) => weight.name === name)?.values ?? []));

test("mean and spread of what comes in do not reach the two lower rows; beta and |gamma| do", () => {
  const plain = sendBatch(settle({}));
  for (const mean of [-6, 0, 6]) {
    const moved = sendBatch(settle({ mean, std: 3 }));
    moved.rescaled.forEach((value, i) =>
      expect(Math.abs(value - (plain.rescaled[i] ?? NaN))).toBeLessThan(0.01),
    );
    expect(moved.moments.rescaled.mean).toBeCloseTo(-3, 6);
    expect(Math.sqrt(moved.moments.rescaled.variance)).toBeCloseTo(2, 2);
  }
});

test("with gamma 1 and beta 0 ReLU passes about half, whatever comes in", () => {
  for (const mean of [-6, 4]) {
    const shares = SEEDS.map(
      (seed) => countPassing(sendBatch(settle({ mean, gamma: 1, beta: 0, seed })).rescaled) / 32,
    );
    expect(average(shares)).toBeGreaterThan(0.42);
    expect(average(shares)).toBeLessThan(0.58);
  }
});

test("with gamma the standard deviation and beta the mean, the layer undoes itself", () => {
  const { before, moments } = sendBatch(settle({}));
  const undone = sendBatch(
    settle({ gamma: Math.sqrt(moments.before.variance + 1e-3), beta: moments.before.mean }),
  ).rescaled;
  undone.forEach((value, i) => expect(value).toBeCloseTo(before[i] ?? NaN, 10));
});

test("a layer of 16 learns 32 numbers more; behind a convolution it is a pair for each channel", () => {
  const count = (hasBatchNorm: boolean) =>
    inferExperiment(createNetwork(settle({ depth: 1 }), hasBatchNorm)).parameters;
  expect(count(true) - count(false)).toBe(32);
  const image = inferExperiment(
    createExperiment({
      data: { source: { kind: "bars" } },
      model: {
        layers: [
          { kind: "conv2d", filters: 6 },
          { kind: "batchNorm" },
          { kind: "flatten" },
          { kind: "dense" },
        ],
      },
    }),
  );
  const shapes = image.layers[1]?.weights.filter(({ role }) => role === "gamma" || role === "beta");
  expect(shapes?.map(({ shape }) => shape)).toEqual([[6], [6]]);
});

test("ten times the weights: the same signal, a tenth of the gradient", async () => {
  for (const seed of SEEDS) {
    const engine = open({ seed, epsilon: 1e-5 });
    const [output, gradient] = [(await engine.probe()).at(-1), await engine.readGradients()];
    const kernel = (await engine.readWeights()).find(({ name }) => name === "9/kernel");
    if (kernel === undefined) throw new Error("no kernel");
    engine.writeWeights([{ ...kernel, values: kernel.values.map((value) => 10 * value) }]);
    (await engine.probe())
      .at(-1)
      ?.activations.forEach((value, i) => expect(value).toBeCloseTo(output?.activations[i] ?? NaN, 2));
    const ratio = norm(await engine.readGradients(), "9/kernel") / norm(gradient, "9/kernel");
    expect(ratio).toBeCloseTo(0.1, 3);
  }
});

test("every layer's spread is 1 with weights ten times too large, and some 0.7 to 0.9 with ones too small", async () => {
  for (const seed of SEEDS)
    for (const [gain, least] of [
      [10, 0.99],
      [0.1, 0.7],
    ] as const)
      for (const { kind, activations, shape } of await open({ gain, seed }).probe()) {
        if (kind !== "batchNorm") continue;
        const units = shape[1] ?? 0;
        const spreads = Array.from({ length: units }, (_, unit) => {
          const values = activations.filter((_, i) => i % units === unit);
          return Math.sqrt(measureMoments(values).variance);
        });
        expect(average(spreads)).toBeGreaterThan(least);
        expect(average(spreads)).toBeLessThan(1.001);
      }
});

test("the gradient stands at right angles to the weights", async () => {
  for (const seed of SEEDS) {
    const engine = open({ seed });
    for (let step = 0; step < 100; step++) engine.trainStep();
    const [weights, gradients] = [await engine.readWeights(), await engine.readGradients()];
    for (const name of ["0/kernel", "9/kernel", "21/kernel"]) {
      const kernel = weights.find((weight) => weight.name === name)?.values ?? [];
      const gradient = gradients.find((weight) => weight.name === name)?.values ?? [];
      const product = average(Array.from(kernel, (value, i) => value * (gradient[i] ?? NaN))) * kernel.length;
      expect(Math.abs(product / (norm(weights, name) * norm(gradients, name)))).toBeLessThan(0.01);
    }
  }
});

test("in 800 steps the first layer's weights stay as long at a rate of 0.03, and grow by some 40 % at 1", async () => {
  const grow = async (learningRate: number) =>
    average(
      await Promise.all(
        SEEDS.map(async (seed) => {
          const engine = open({ learningRate, seed });
          const before = norm(await engine.readWeights(), "0/kernel");
          for (let step = 0; step < 800; step++) engine.trainStep();
          return norm(await engine.readWeights(), "0/kernel") / before;
        }),
      ),
    );
  expect(await grow(0.03)).toBeLessThan(1.01);
  const fast = await grow(1);
  expect(fast).toBeGreaterThan(1.35);
  expect(fast).toBeLessThan(1.45);
});

test("a bias in front has no gradient, in the network without it has", async () => {
  const biases = async (engine: Engine) => {
    const gradients = await engine.readGradients();
    return [0, 3, 12, 21].map((layer) => norm(gradients, `${layer}/bias`));
  };
  for (const seed of SEEDS) {
    for (const size of await biases(open({ seed }))) expect(size).toBeLessThan(1e-5);
    for (const size of await biases(open({ seed }, false))) expect(size).toBeGreaterThan(1e-3);
  }
});

test("the table: first weights and learning rates, without and with", async () => {
  const field: { gain: number; learningRate: number; without: number; with_: number; broken: boolean }[] = [];
  for (const gain of [0.1, 1, 3])
    for (const learningRate of [0.1, 0.3, 1]) {
      const [without, with_] = [
        await train({ gain, learningRate }, false),
        await train({ gain, learningRate }, true),
      ];
      const broken = Number.isNaN(without.loss);
      field.push({ gain, learningRate, without: without.right, with_: with_.right, broken });
    }
  const find = (gain: number, learningRate: number) => {
    const cell = field.find((other) => other.gain === gain && other.learningRate === learningRate);
    return [
      cell?.broken === true ? null : Math.round(100 * (cell?.without ?? NaN)),
      Math.round(100 * (cell?.with_ ?? NaN)),
    ];
  };
  expect(find(0.1, 0.3)).toEqual([51, 89]);
  expect(find(1, 0.1)).toEqual([85, 93]);
  expect(find(1, 0.3)).toEqual([67, 93]);
  expect(find(1, 1)).toEqual([null, 91]);
  expect(find(3, 0.3)).toEqual([null, 92]);
  for (const { with_ } of field) expect(with_).toBeGreaterThanOrEqual(0.8);
  expect(field.filter(({ without, broken }) => !broken && without >= 0.8)).toHaveLength(1);
  for (const gain of [0.1, 1, 3]) {
    expect((await train({ gain, learningRate: 3 }, true)).right).toBeLessThan(0.55);
    expect((await train({ gain, learningRate: 3 }, false)).right).toBeLessThan(0.55);
  }
});

test("on the rings both get all training points right, and the one without ends lower: 0.0002 against 0.02", async () => {
  const spec = { shape: "circle", learningRate: 0.1 } as const;
  const [without, with_] = [await train(spec, false), await train(spec, true)];
  expect(without.trainRight).toBe(1);
  expect(with_.trainRight).toBeGreaterThan(0.995);
  expect(without.loss).toBeCloseTo(0.0002, 4);
  expect(with_.loss).toBeCloseTo(0.02, 2);
});

test("an average example scatters by 0.43 in batches of 8 and 0.09 in batches of 128", () => {
  const scatter = (batchSize: number) =>
    average(
      SEEDS.map((seed) => {
        const steps = followExample(settle({ batchSize, example: 4, seed }));
        return Math.sqrt(measureMoments(steps.map(({ inTraining }) => inTraining)).variance);
      }),
    );
  expect(Math.abs(scatter(8) - 0.43)).toBeLessThan(0.02);
  expect(scatter(32) / scatter(128)).toBeGreaterThan(1.7);
  expect(scatter(32) / scatter(128)).toBeLessThan(2.3);
  expect(Math.abs(scatter(128) - 0.09)).toBeLessThan(0.005);
});

test("alone and in training mode, a trained network gives the same answer whatever it is shown", async () => {
  const trained = open({});
  for (let step = 0; step < 400; step++) trained.trainStep();
  const weights = await trained.readWeights();
  const experiment = createNetwork(settle({ batchSize: 1 }), true);
  const answers: number[][] = [];
  for (const seed of SEEDS) {
    const alone = createDenseEngine({ ...experiment, data: { ...experiment.data, seed } });
    alone.writeWeights(weights);
    answers.push([...((await alone.probe()).at(-1)?.activations ?? [])]);
  }
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test("looked at after 100 steps: 61 % with a momentum of 0.99, 81 % with 0.9, the training the same", async () => {
  const [late, early] = [
    await train({ momentum: 0.99 }, true, 100),
    await train({ momentum: 0.9 }, true, 100),
  ];
  expect(Math.round(100 * late.right)).toBe(61);
  expect(Math.round(100 * early.right)).toBe(81);
  expect(late.trainingLoss).toBe(early.trainingLoss);
});

test("a momentum of 0.99 has forgotten 95 % after 299 steps, one of 0.9 after 29", () => {
  expect(0.99 ** 298).toBeGreaterThan(0.05);
  expect(0.99 ** 299).toBeLessThan(0.05);
  expect(0.9 ** 29).toBeLessThan(0.05);
  expect(0.99 ** 95).toBeCloseTo(0.38, 2);
});

test("batches of one: no gradient in front, a guesser's loss in training, an explosion at inference", async () => {
  const spec = { shape: "circle", batchSize: 1, learningRate: 0.03 } as const;
  const gradients = await open(spec).readGradients();
  for (const { name, values } of gradients)
    if (name.endsWith("/kernel") && name !== "24/kernel")
      for (const value of values) expect(value).toBeCloseTo(0, 12);
  const [without, with_] = [await train(spec, false), await train(spec, true)];
  expect(with_.trainingLoss).toBeCloseTo(0.7, 2);
  expect(with_.loss).toBeGreaterThan(1e10);
  expect(with_.loss).toBeLessThan(1e12);
  expect(Math.round(100 * without.right)).toBe(97);
  expect(Math.sqrt(1e-3)).toBeCloseTo(0.03, 2);
  expect(Math.log10(Math.sqrt(1e-3) ** -8)).toBeCloseTo(12, 6);
  const statistics = followExample(settle({ batchSize: 1 }));
  expect(statistics.at(-1)?.running.variance).toBeLessThan(1e-10);
});

test("small batches on the rings: 58, 86 and 99 % with batches of 2, 4 and 8, and 99 % without the layer", async () => {
  for (const [batchSize, share] of [
    [2, 58],
    [4, 86],
    [8, 99],
  ] as const) {
    const spec = { shape: "circle", batchSize, learningRate: 0.03 } as const;
    expect(Math.round(100 * (await train(spec, true)).right)).toBe(share);
    expect(Math.round(100 * (await train(spec, false)).right)).toBe(99);
  }
});

test("gradients grow by 1.47 a layer through untrained ReLU, by 1.2 through tanh, while the signal holds", () => {
  for (const [activation, kind, factor] of [
    ["relu", "he", 1.47],
    ["tanh", "xavier", 1.21],
  ] as const) {
    const growths = SEEDS.map((seed) => {
      const layers = simulateSignal({
        width: 64,
        depth: 30,
        batch: 128,
        activation,
        initialization: { kind },
        batchNorm: true,
        seed,
      });
      const [first, last] = [layers[0], layers[29]];
      const held = (last?.activations.meanSquare ?? 0) / (first?.activations.meanSquare ?? 1);
      expect(held).toBeGreaterThan(0.9);
      expect(held).toBeLessThan(1.1);
      return (first?.gradients.meanSquare ?? 0) / (last?.gradients.meanSquare ?? 1);
    });
    const perLayer = average(growths.map((growth) => growth ** (1 / 29)));
    expect(Math.abs(perLayer - factor)).toBeLessThan(0.03);
    if (activation === "relu") {
      expect(average(growths)).toBeGreaterThan(0.5e5);
      expect(average(growths)).toBeLessThan(2e5);
    }
  }
});

test("the limits: 3 in a batch of 10, 2 in one of 5, 1 in one of 2, 0 alone; at the widget's settings 3 to a hundredth", () => {
  expect([10, 5, 2, 1].map(findFarthest)).toEqual([3, 2, 1, 0]);
  const steps = followExample(settle({ batchSize: 10, std: 0.05, example: -10 }));
  for (const { inTraining } of steps) expect(Math.abs(inTraining + 3)).toBeLessThan(0.01);
  expect(normalizeBatch([14, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0)[0]).toBeCloseTo(3, 12);
});

test("the neuron of the exercise becomes 6 x - 7", () => {
  const { weight, bias } = foldIn({ mean: 4, variance: 9 }, { gamma: 6, beta: 1, epsilon: 0 });
  expect(3 * weight).toBe(6);
  expect(bias).toBe(-7);
});

test("prediction: on the rings the network without ends lower, which speaks for the right option", async () => {
  const { says, right, ends } = await runPrediction("batch-normalization", "on-the-rings", (props) =>
    createPair(definition.schema.parse(props)),
  );
  expect(says).toBe(right);
  expect(ends.map(({ train }) => train.accuracy)).toEqual([1, 1]);
  expect(ends[0]?.train.loss).toBeCloseTo(0.0002, 4);
  expect(ends[1]?.train.loss).toBeCloseTo(0.02, 2);
});
