import { expect, test } from "vitest";
import { setExamples, setInputs, setUnits } from "@/components/widgets/layer-calculator/edit";
import { computeLayer, printSmall } from "@/components/widgets/layer-calculator/model";
import { definition, type State } from "@/components/widgets/layer-calculator/state";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";

const opening = definition.schema.parse({});
const compute = (change: Partial<State>) => computeLayer({ ...opening, ...change });

test("the layer makes 15, 24 and 29; ReLU hands them on, the sigmoid makes all of them 1 to six decimals", () => {
  expect(compute({}).z).toEqual([15, 24, 29]);
  expect(compute({ activation: "relu" }).a).toEqual([15, 24, 29]);
  for (const a of compute({ activation: "sigmoid" }).a) expect(1 - a).toBeLessThan(5e-7);
});

test("the sigmoid's slopes are 3.1e-7 at 15 and 2.5e-13 at 29, all below a millionth", () => {
  const { slopes } = compute({ activation: "sigmoid" });
  expect(slopes[0]).toBeCloseTo(3.1e-7, 8);
  expect(slopes[2]).toBeCloseTo(2.5e-13, 14);
  for (const slope of slopes) expect(slope).toBeLessThan(1e-6);
  expect(slopes.map(printSmall)).toEqual(["3.1e−7", "3.8e−11", "2.5e−13"]);
  expect(compute({ activation: "relu" }).slopes).toEqual([1, 1, 1]);
});

test("to zeros the layer says its biases; changing one bias leaves the other neurons alone", () => {
  expect(compute({ examples: [[0, 0, 0]] }).z).toEqual([-3, 0, 2]);
  expect(compute({ biases: [-18, 0, 2] }).z).toEqual([0, 24, 29]);
});

test("a doubled input makes 33, not 30: the products double, the bias does not", () => {
  expect(compute({ examples: [[2, 6, 4]] }).z[0]).toBe(33);
  expect(compute({ examples: [[2, 6, 4]], biases: [0, 0, 0] }).z[0]).toBe(36);
});

test("a tenth of the input brings the sigmoid back to where it has a slope", () => {
  const { z, a, slopes } = compute({ examples: [[0.1, 0.3, 0.2]], activation: "sigmoid" });
  const wanted = { z: [-1.2, 2.4, 4.7], a: [0.23, 0.92, 0.99], slopes: [0.18, 0.08, 0.009] };
  for (let j = 0; j < 3; j++) {
    expect(z[j]).toBeCloseTo(wanted.z[j] ?? NaN, 6);
    expect(a[j]).toBeCloseTo(wanted.a[j] ?? NaN, 2);
    expect(slopes[j]).toBeCloseTo(wanted.slopes[j] ?? NaN, 2);
  }
  expect(slopes[2]).toBeCloseTo(0.009, 3);
});

test("two layers without an activation are one layer, with W2 W1 and W2 b1 + b2", async () => {
  const tf = await loadTfNode("cpu");
  const difference = tf.tidy(() => {
    const W1 = tf.randomNormal([3, 3], 0, 1, "float32", 1);
    const W2 = tf.randomNormal([2, 3], 0, 1, "float32", 2);
    const b1 = tf.tensor2d([[1], [-2], [0.5]]);
    const b2 = tf.tensor2d([[3], [-1]]);
    const x = tf.tensor2d([[1], [3], [2]]);
    const stacked = tf.matMul(W2, tf.matMul(W1, x).add(b1)).add(b2);
    const folded = tf.matMul(tf.matMul(W2, W1), x).add(tf.matMul(W2, b1).add(b2));
    return stacked.sub(folded).abs().max().dataSync()[0] ?? NaN;
  });
  expect(difference).toBeLessThan(1e-5);
});

test("with delta 1 each row of the gradient of W is the input; behind the sigmoid it is its slope times that", async () => {
  const tf = await loadTfNode("cpu");
  const gradient = (name: "relu" | "sigmoid") =>
    tf.tidy(() => {
      const x = tf.tensor2d([[1], [3], [2]]);
      const b = tf.tensor2d([[-3], [0], [2]]);
      const loss = (W: unknown) => {
        const z = tf.matMul(W as never, x).add(b);
        return (name === "relu" ? z.relu() : z.sigmoid()).sum();
      };
      return [
        ...tf
          .grad(loss as never)(tf.tensor2d(opening.weights))
          .dataSync(),
      ];
    });
  expect(gradient("relu")).toEqual([1, 3, 2, 1, 3, 2, 1, 3, 2]);
  const stuck = gradient("sigmoid");
  for (const value of stuck) expect(Math.abs(value)).toBeLessThan(1e-6);
});

test("12 parameters, whatever the number of examples; no column looks at another", () => {
  const batch = { ...opening, ...setExamples(opening, 4) };
  expect(computeLayer(batch)).toMatchObject({
    parameters: 12,
    z: [15, -3, -3, -3, 24, 0, 0, 0, 29, 2, 2, 2],
  });
});

test("the silencing biases add up to -69, and the sigmoid then has its largest slope", () => {
  const biases = [-18, -24, -27];
  const silent = compute({ biases, activation: "sigmoid" });
  expect(silent).toMatchObject({ z: [0, 0, 0], a: [0.5, 0.5, 0.5], slopes: [0.25, 0.25, 0.25] });
  expect(biases.reduce((sum, bias) => sum + bias, 0)).toBe(-69);
  expect(-(15 + 24 + 29)).toBe(-68);
});

test("4 neurons with 5 inputs have 24 parameters in TensorFlow.js too, and a batch of 3 makes 12 numbers", async () => {
  const wide = { ...opening, ...setInputs(opening, 5) };
  const tall = { ...wide, ...setUnits(wide, 4) };
  const layer = computeLayer({ ...tall, ...setExamples(tall, 3) });
  expect(layer.parameters).toBe(24);
  expect(layer.z).toHaveLength(12);
  const tf = await loadTfNode("cpu");
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 4, inputShape: [5] })] });
  expect(model.countParams()).toBe(24);
  model.dispose();
});
