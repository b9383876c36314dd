import { beforeAll, expect, test } from "vitest";
import { buildStage, checkDerivatives } from "@/components/widgets/autodiff-graph/model";
import { definition, presets } from "@/components/widgets/autodiff-graph/state";
import { describeAgreement } from "@/components/widgets/autodiff-graph/words";
import { choices } from "@/components/widgets/same-model/experiments";
import { findLines, listPrograms } from "@/components/widgets/same-model/listing";
import { getMark } from "@/components/widgets/same-model/marks";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { inferModel } from "@/lib/experiment/infer";
import { createLenet5 } from "@/lib/experiment/networks/lenet";
import { completeLayers } from "@/lib/experiment/networks/network";
import { workloads } from "@/lib/lab/device-bench-job";
import { differenceQuotient } from "@/lib/math/expression/tape";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("cpu");
});

const stageOf = (expression: string, values: Record<string, number>) =>
  buildStage(definition.schema.parse({ expression, values }));

const breakEven = (prices: [number, number], rates: [number, number]) =>
  (prices[1] - prices[0]) / (1 / rates[0] - 1 / rates[1]);

test("a 1024 product has 1.07 billion multiply-adds, 2^24 times those of a 4 x 4 one", () => {
  const count = workloads.matrix.countMultiplyAdds;
  expect(count(4)).toBe(64);
  expect(count(1024) / 1e9).toBeCloseTo(1.07, 2);
  expect(count(1024) / count(4)).toBe(2 ** 24);
  expect(2 ** 24 / 1e6).toBeCloseTo(16.8, 1);
  expect(count(8) / count(4)).toBe(8);
});

test("the training step of 512 neurons has 55.5 million multiply-adds", () => {
  expect(workloads.training.countMultiplyAdds(512) / 1e6).toBeCloseTo(55.5, 1);
});

test("prices and rates break even where the text says", () => {
  const text = breakEven([5e-6, 100e-6], [1e9, 100e9]);
  expect(Math.round(text / 1e3)).toBe(96);
  expect(Math.round(Math.cbrt(text / 2))).toBe(36);
  const exercise = breakEven([4e-6, 200e-6], [1e9, 50e9]);
  expect(exercise).toBeCloseTo(200_000, 3);
  expect(Math.round(Math.cbrt(exercise / 2))).toBe(46);
});

test("x x + sin x at 2 has derivative 3.584: 2 from each side of the product, -0.416 from the sine", () => {
  const { run } = stageOf("x * x + sin(x)", { x: 2 });
  const shares = run.steps.flatMap((step) => step.shares).filter(({ input }) => input === 0);
  const sent = shares.map(({ share }) => share).sort((a, b) => a - b);
  expect(sent[0]).toBeCloseTo(-0.416, 3);
  expect(sent.slice(1)).toEqual([2, 2]);
  expect(run.derivatives[0]).toBeCloseTo(3.584, 3);
});

test("four tanh in a row leave 0.11 of the first factor 3", () => {
  const chain = presets.find(({ id }) => id === "chain")!;
  expect(stageOf(chain.expression, chain.values).run.derivatives[0]).toBeCloseTo(0.114, 3);
});

test("the ReLU that is off sends nothing to what is behind it, and wakes up with a larger w or x", () => {
  const dead = presets.find(({ id }) => id === "dead")!;
  const { tape, run } = stageOf(dead.expression, dead.values);
  expect(tape.variables.map((_, i) => run.derivatives[i])).toEqual([0, 0, 0]);
  for (const name of ["w", "x"])
    expect(stageOf(dead.expression, { ...dead.values, [name]: 3 }).run.derivatives[0]).toBeGreaterThan(0);
});

test("central differences take 123,412 passes for LeNet-5", () => {
  const network = createLenet5();
  expect(2 * inferModel(network.layers, network).parameters).toBe(123_412);
  const small = { inputShape: [3], outputs: 2, initialization: { kind: "he" } as const };
  const layers = completeLayers([{ kind: "dense", units: 4 }, { kind: "dense" }]);
  expect(inferModel(layers, small).parameters).toBe(26);
});

test("difference quotients agree to six digits with h = 1e-5, and to two or three with 1e-13", () => {
  for (const { expression, values } of presets) {
    if (expression.startsWith("relu")) continue;
    const stage = stageOf(expression, values);
    expect(describeAgreement(checkDerivatives(stage))).toBe("agree to 6 digits or more");
    const errors = stage.tape.variables.map((name, i) => {
      const derivative = stage.run.derivatives[i] ?? NaN;
      return Math.abs(differenceQuotient(stage.tape, stage.given, name, 1e-13) / derivative - 1);
    });
    expect(Math.max(...errors)).toBeGreaterThan(1e-4);
    expect(Math.max(...errors)).toBeLessThan(2e-2);
  }
});

test("doubling until 100 is exceeded has derivative 64 from 3 and 2 from 60, recorded as it runs", () => {
  const slope = tf.grad((x) => {
    let y = x;
    while ((y.dataSync()[0] ?? 0) <= 100) y = tf.mul(y, 2);
    return y;
  });
  expect(slope(tf.scalar(3)).dataSync()[0]).toBe(64);
  expect(slope(tf.scalar(60)).dataSync()[0]).toBe(2);
});

test("the exercise: every line of the tape of one answer's cross-entropy", () => {
  const { shownValues, shownDerivatives, tape } = stageOf("-log(sigmoid(w * x + b))", {
    w: 1,
    x: -2,
    b: 0.5,
  });
  const lines = shownValues.slice(tape.firstOperation);
  expect(lines.map((value) => Number(value?.toFixed(3)))).toEqual([-2, -1.5, 0.182, -1.701, 1.701]);
  const slopes = shownDerivatives.map((value) => Number(value?.toFixed(3)));
  expect(slopes.slice(tape.firstOperation)).toEqual([-0.818, -0.818, -5.482, -1, 1]);
  expect(slopes[tape.variables.indexOf("w")]).toBe(1.635);
  expect(slopes[tape.variables.indexOf("b")]).toBe(-0.818);
});

test("for the rings most lines are data in every library, and the gradient takes one", () => {
  for (const { counts, parts } of listPrograms(choices.rings.experiment)) {
    expect(counts.Data).toBeGreaterThan(counts.Model + counts.Training);
    expect(findLines(parts.Training, getMark("gradient"))).toHaveLength(1);
  }
});

test("with batch normalization and dropout TensorFlow.js needs the most lines for its model", () => {
  const [tensorflowjs = 0, ...others] = listPrograms(choices.regularized.experiment).map(
    ({ counts }) => counts.Model,
  );
  for (const lines of others) expect(lines).toBeLessThan(tensorflowjs);
});
