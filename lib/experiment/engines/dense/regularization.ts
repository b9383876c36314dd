import type { TrainingSpec } from "../../schema-training";
import type { DenseParameters } from "./parameters";

type Limits = TrainingSpec["regularization"];

/** Adds the gradients of l1 |w| and l2 / 2 w^2, for kernels alone, to the gradient of the loss. */
export function penalize({ trained }: DenseParameters, { l1, l2 }: Limits): void {
  if (l1 === 0 && l2 === 0) return;
  for (const { role, values, gradient } of trained) {
    if (role !== "kernel") continue;
    for (let i = 0; i < values.length; i++) gradient[i]! += l2 * values[i]! + l1 * Math.sign(values[i]!);
  }
}

/** Shortens a gradient that is longer than `clipNorm` (Pascanu et al. 2013). */
export function limitGradient(gradient: Float32Array, { clipNorm }: Limits): void {
  if (clipNorm === null) return;
  let square = 0;
  for (let i = 0; i < gradient.length; i++) square += gradient[i]! ** 2;
  const norm = Math.sqrt(square);
  if (norm <= clipNorm) return;
  for (let i = 0; i < gradient.length; i++) gradient[i]! *= clipNorm / norm;
}

/** Shortens each unit's incoming weights to `maxNorm` where they are longer (Srivastava et al. 2014, section 5.1). */
export function limitNorms({ trained }: DenseParameters, { maxNorm }: Limits): void {
  if (maxNorm === null) return;
  for (const { role, shape, values } of trained) {
    if (role !== "kernel") continue;
    const units = shape.at(-1) ?? 1;
    for (let unit = 0; unit < units; unit++) {
      let square = 0;
      for (let i = unit; i < values.length; i += units) square += values[i]! ** 2;
      const norm = Math.sqrt(square);
      if (norm <= maxNorm) continue;
      for (let i = unit; i < values.length; i += units) values[i]! *= maxNorm / norm;
    }
  }
}
