import { createRandom } from "@/lib/math/random";
import type { Dataset } from "./dataset";

/** Points of the plane that somebody painted, or read from a file. */
export interface TableOptions {
  /** [count, 2], row after row. */
  inputs: readonly number[];
  /** [count]: the class, from 0, or the number to predict. */
  targets: readonly number[];
  /** Null where numbers are to be predicted. */
  classes: readonly string[] | null;
  seed: number;
}

/** The same rows in a random order, stream ("points"), so that every part of a sorted file is drawn from all of it. */
export function makeTable({ inputs, targets, classes, seed }: TableOptions): Dataset {
  const count = targets.length;
  const order = createRandom(seed, "points").shuffle(Array.from({ length: count }, (_, i) => i));
  const pick = (i: number) => targets[order[i] as number] as number;
  return {
    count,
    inputShape: [2],
    inputs: Float32Array.from(
      { length: 2 * count },
      (_, i) => inputs[2 * (order[i >> 1] as number) + (i & 1)] as number,
    ),
    targets:
      classes === null
        ? { kind: "values", size: 1, values: Float32Array.from({ length: count }, (_, i) => pick(i)) }
        : {
            kind: "classes",
            names: classes,
            labels: Int32Array.from({ length: count }, (_, i) => pick(i)),
            perStep: false,
          },
  };
}
