import type { ActivationName } from "@/lib/math/activation";
import type { Layer, WrittenLayer } from "../schema-layers";
import { completeLayers } from "./network";

/** (Conv-ReLU)*N-Pool. */
export interface StackStage {
  /** N. */
  convolutions: number;
  filters: number;
  kernel?: number;
  /** Of the convolutions; the pooling takes windows of 2x2 that do not overlap. */
  padding?: "same" | "valid";
}

export interface Stack {
  /** M of them. */
  stages: readonly StackStage[];
  /** Units of each of the K fully connected layers before the last. */
  hidden: readonly number[];
  pool?: "maxPool" | "averagePool";
  activation?: ActivationName;
}

/** ((Conv-ReLU)*N-Pool)*M-(FC-ReLU)*K-FC: the pattern of convolutional networks from LeNet-5 to VGG. */
export function createStack({ stages, hidden, pool = "maxPool", activation = "relu" }: Stack): Layer[] {
  return completeLayers([
    ...stages.flatMap(({ convolutions, filters, kernel = 3, padding = "same" }): WrittenLayer[] => [
      ...Array.from(
        { length: convolutions },
        () => ({ kind: "conv2d", filters, kernel, padding, activation }) as const,
      ),
      { kind: pool },
    ]),
    { kind: "flatten" },
    ...hidden.map((units) => ({ kind: "dense", units, activation }) as const),
    { kind: "dense" },
  ]);
}
