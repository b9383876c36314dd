import type { Rank, Tensor } from "@tensorflow/tfjs";
import type { Random } from "@/lib/math/random";
import { loadTfNode } from "../load-node";
import type { Tf } from "./kernel";

/** Both backends in one TensorFlow.js, for tests. */
export async function loadBothBackends(): Promise<Tf> {
  await loadTfNode("cpu");
  return loadTfNode("wasm");
}

/** Runs a computation on one backend and returns what it made, as plain numbers; no tensor is left. */
export function runOn(tf: Tf, backend: "cpu" | "wasm", compute: () => Tensor | Tensor[]): Result[] {
  void tf.setBackend(backend);
  if (tf.getBackend() !== backend) throw new Error(`The ${backend} backend is not started`);
  const results: Result[] = [];
  tf.tidy(() => {
    const made = compute();
    for (const tensor of Array.isArray(made) ? made : [made]) {
      results.push({ shape: tensor.shape, dtype: tensor.dtype, values: Array.from(tensor.dataSync()) });
    }
  });
  return results;
}

export interface Result {
  shape: number[];
  dtype: string;
  values: number[];
}

/**
 * Largest difference between two lists of results, relative to the largest value of its tensor; infinite where shapes,
 * types, NaN or infinities differ.
 */
export function compareResults(ours: Result[], theirs: Result[]): number {
  let worst = ours.length === theirs.length ? 0 : Infinity;
  for (const [i, expected] of theirs.entries()) {
    const got = ours[i];
    if (!got || got.dtype !== expected.dtype || got.shape.join() !== expected.shape.join()) return Infinity;
    const finite = expected.values.filter(Number.isFinite).map(Math.abs);
    const scale = finite.reduce((a, b) => Math.max(a, b), 1e-6);
    for (const [k, value] of expected.values.entries()) {
      const other = got.values[k] ?? NaN;
      if (Object.is(value, other) || value === other) continue;
      const difference = Math.abs(other - value) / scale;
      worst = Math.max(worst, Number.isNaN(difference) ? Infinity : difference);
    }
  }
  return worst;
}

/** Standard normal numbers in the given shape. */
export function randomTensor(tf: Tf, random: Random, shape: number[]): Tensor<Rank> {
  const count = shape.reduce((product, size) => product * size, 1);
  return tf.tensor(
    Float32Array.from({ length: count }, () => random.normal()),
    shape,
  );
}
