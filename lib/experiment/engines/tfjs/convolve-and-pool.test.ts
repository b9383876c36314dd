import { beforeAll, expect, test } from "vitest";
import { createRandom } from "@/lib/math/random";
import { inferModel } from "../../infer";
import { initializeModel } from "../../initialize";
import { modelSchema } from "../../schema";
import { runModel } from "./forward";
import { loadTfNode } from "./load-node";
import type { Tensor } from "./tf";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

const settings = (["linear", "relu", "leakyRelu", "relu6", "tanh"] as const).flatMap((activation) => [
  { activation, bias: true, size: 2, stride: 2, padding: "valid" as const },
  { activation, bias: false, size: 3, stride: 2, padding: "same" as const },
]);

test.each(settings)(
  "pooling first changes no output and no gradient: $activation, bias $bias, windows of $size",
  ({ activation, bias, ...window }) => {
    const { layers } = modelSchema.parse({
      layers: [
        { kind: "conv2d", filters: 5, activation, bias },
        { kind: "maxPool", ...window },
        { kind: "conv2d", filters: 4, activation, bias, dilation: 2 },
        { kind: "maxPool", ...window },
        { kind: "flatten" },
        { kind: "dense", units: 3 },
      ],
    });
    const info = inferModel(layers, {
      inputShape: [17, 16, 2],
      outputs: 3,
      initialization: { kind: "he" },
    });
    const random = createRandom(1, "pool first");
    const draw = (shape: readonly number[], scale: number) =>
      tf.tensor(
        Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => scale * random.normal()),
        [...shape],
      );
    const names = initializeModel(info, 1).map(({ name }) => name);
    // Drawn anew, since biases would begin at zero.
    const weights = initializeModel(info, 1).map(({ shape }) => draw(shape, 0.3));
    const x = draw([4, 17, 16, 2], 1);
    const dy = draw([4, 3], 1);
    const run = (afterLayer?: (output: Tensor) => Tensor) => {
      const answer = (...[images, ...given]: Tensor[]) => {
        const named = new Map(names.map((name, i) => [name, given[i] as Tensor]));
        const pass = { weights: named, batchStatistics: true, dropout: null };
        return runModel(tf, layers, info, images as Tensor, pass, afterLayer);
      };
      const gradients = tf.grads(answer)([x, ...weights], dy);
      return [answer(x, ...weights), ...gradients].map((tensor) => Array.from(tensor.dataSync()));
    };
    const joined = run();
    // A reader of every layer's output keeps the layers apart.
    const apart = run((output) => output);
    expect(joined[0]).toEqual(apart[0]);
    joined.forEach((values, i) => {
      const other = apart[i] ?? [];
      const largest = other.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      expect(largest).toBeGreaterThan(0);
      values.forEach((value, k) => expect(Math.abs(value - other[k]!)).toBeLessThan(1e-5 * largest));
    });
    tf.dispose([x, dy, ...weights]);
  },
);
