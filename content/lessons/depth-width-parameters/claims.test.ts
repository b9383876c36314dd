import { beforeAll, expect, test } from "vitest";
import { countNetwork } from "@/components/widgets/network-sizer/model";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("cpu");
});

/** The count of a network that TensorFlow.js really builds. */
function countBuilt(sizes: number[]): number {
  const [inputs, ...units] = sizes;
  const layers = units.map((n, i) =>
    tf.layers.dense(i === 0 ? { units: n, inputShape: [inputs ?? 1] } : { units: n }),
  );
  const model = tf.sequential({ layers });
  const count = model.countParams();
  model.dispose();
  return count;
}

const count = (sizes: number[]) => countNetwork(sizes, true).parameters;

test("every count in the text is what TensorFlow.js builds", () => {
  const named: [number[], number][] = [
    [[3, 4, 2], 26],
    [[3, 4, 4, 1], 41],
    [[2, 6, 6, 6, 1], 109],
    [[2, 12, 12, 12, 1], 361],
    [[2, 6, 6, 6, 6, 6, 6, 1], 235],
    [[784, 100, 10], 79510],
    [[10, 8, 8, 3], 187],
    [[2, 6, 1], 25],
    [[2, 3, 3, 1], 25],
    [[2, 9, 1], 37],
    [[2, 4, 4, 1], 37],
  ];
  for (const [sizes, parameters] of named) {
    expect(count(sizes)).toBe(parameters);
    expect(countBuilt(sizes)).toBe(parameters);
  }
});

test("3-4-2 has 6 neurons, 20 weights and 6 biases; a fifth hidden neuron adds its row and its column", () => {
  expect(countNetwork([3, 4, 2], true)).toMatchObject({ neurons: 6, weights: 20, biases: 6 });
  for (const hidden of [4, 5, 6]) expect(count([3, hidden + 1, 2]) - count([3, hidden, 2])).toBe(3 + 1 + 2);
});

test("the wrong options of the poll come from the mistakes that their replies name", () => {
  expect(countNetwork([3, 4, 4, 1], false).weights).toBe(32);
  expect(4 * 4 + 1 * 4).toBe(20);
  expect(32 + (3 + 4 + 4 + 1)).toBe(44);
});

test("doubling the widths tends to four times the count, going from three to six hidden layers to 2.5", () => {
  const ratioOfWidth = count([2, 512, 512, 512, 1]) / count([2, 256, 256, 256, 1]);
  expect(ratioOfWidth).toBeGreaterThan(3.9);
  expect(ratioOfWidth).toBeLessThan(4);
  const ratioOfDepth = count([2, 256, 256, 256, 256, 256, 256, 1]) / count([2, 256, 256, 256, 1]);
  // Three hidden layers have two square matrices between them, six have five.
  expect(ratioOfDepth).toBeGreaterThan(2.4);
  expect(ratioOfDepth).toBeLessThan(2.5);
});

test("in 784-100-10 nearly all parameters sit in the first matrix", () => {
  expect(countNetwork([784, 100, 10], true).layers[0]?.weights).toBe(78_400);
});
