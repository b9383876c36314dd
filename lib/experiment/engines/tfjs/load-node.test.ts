import { expect, test } from "vitest";
import { loadTfNode } from "./load-node";

test.each(["wasm", "cpu"] as const)("the %s backend starts in Node and multiplies", async (backend) => {
  const tf = await loadTfNode(backend);
  expect(tf.getBackend()).toBe(backend);
  const product = tf.tidy(() => tf.matMul(tf.tensor2d([[1, 2]]), tf.tensor2d([[3], [4]])));
  expect(Array.from(await product.data())).toEqual([11]);
  product.dispose();
});
