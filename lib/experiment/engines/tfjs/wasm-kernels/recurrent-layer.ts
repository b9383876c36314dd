import type { Tensor } from "@tensorflow/tfjs-core";
import type { Tf } from "./kernel";

/** In the order of `Kind` in assembly/cells.ts. */
export const recurrentKinds = ["rnn", "lstm", "gru"] as const;

export interface Recurrence {
  kind: (typeof recurrentKinds)[number];
  /** Whether the output is h of every step, or of the last one alone. */
  returnSequences: boolean;
}

/** The names under which TensorFlow.js knows our kernels. */
export const recurrenceNames = { forward: "Recurrence", backward: "RecurrenceBackprop" } as const;

/**
 * A recurrent layer over all its steps at once, from a state of zeros, where the active backend has it, else null: on our
 * WASM kernels.
 *
 * @param sums x W + b, [batch, time, gates * units]
 * @param recurrentKernel [units, gates * units]
 * @returns h, [batch, time, units] or [batch, units]
 */
export function applyRecurrence(
  tf: Tf,
  recurrence: Recurrence,
  sums: Tensor,
  recurrentKernel: Tensor,
): Tensor | null {
  if (!tf.getKernel(recurrenceNames.forward, tf.getBackend())) return null;
  if (sums.size === 0 || sums.dtype !== "float32" || recurrentKernel.dtype !== "float32") return null;
  const outputs = tf
    .engine()
    .runKernel(recurrenceNames.forward, { sums, recurrentKernel }, { ...recurrence } as never);
  return (outputs as unknown as Tensor[])[0] ?? null;
}
