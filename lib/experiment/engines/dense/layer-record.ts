import { type ActivationName, activationNames } from "@/lib/math/activation";
import type { KernelMemory } from "./memory";

/** In the order of `Kind` in `assembly/layer.ts`. */
const kinds = ["dense", "activation", "dropout", "batchNorm"] as const;

/** One layer as the kernels read it. What each array is for is told in `assembly/layer.ts`. */
export interface LayerRecord {
  kind: (typeof kinds)[number];
  activation?: ActivationName;
  inputs: number;
  units: number;
  x: Float32Array;
  a: Float32Array;
  z: Float32Array;
  w?: Float32Array;
  b?: Float32Array;
  /** Null where the gradient of the input is not wanted. */
  gx: Float32Array | null;
  ga: Float32Array;
  gz?: Float32Array | null;
  gw?: Float32Array;
  gb?: Float32Array;
  mean?: Float32Array;
  variance?: Float32Array;
  scale?: Float64Array;
  settings?: Float64Array;
}

/** Words of four bytes in a record. */
export const recordSize = 18;

/** Writes the records one behind the other; gives the byte offset of the first. */
export function writeRecords({ allocateIntegers }: KernelMemory, records: readonly LayerRecord[]): number {
  const words = allocateIntegers(recordSize * records.length);
  records.forEach((record, index) => {
    const { kind, activation = "linear", inputs, units } = record;
    const { x, a, z, w, b, gx, ga, gz, gw, gb, mean, variance, scale, settings } = record;
    const arrays = [x, a, z, w, b, gx, ga, gz, gw, gb, mean, variance, scale, settings];
    const from = recordSize * index;
    words.set([kinds.indexOf(kind), activationNames.indexOf(activation), inputs, units], from);
    words.set(
      arrays.map((array) => array?.byteOffset ?? 0),
      from + 4,
    );
  });
  return words.byteOffset;
}
