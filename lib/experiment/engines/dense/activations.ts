import { activate, type ActivationName, activationSlope } from "@/lib/math/activation";
import type { Kernels } from "./memory";

/** a[i] = g(z[i]) for the first `count` numbers, a multiple of 4. */
export function activateAll(
  kernels: Kernels,
  name: ActivationName,
  z: Float32Array,
  a: Float32Array,
  count: number,
): void {
  switch (name) {
    case "linear":
      if (a !== z) for (let i = 0; i < count; i++) a[i] = z[i]!;
      break;
    case "tanh":
      kernels.tanh(z.byteOffset, a.byteOffset, count);
      break;
    case "sigmoid":
      kernels.sigmoid(z.byteOffset, a.byteOffset, count);
      break;
    case "relu":
      kernels.relu(z.byteOffset, a.byteOffset, count);
      break;
    default:
      for (let i = 0; i < count; i++) a[i] = activate(name, z[i]!);
  }
}

/**
 * before[i] = behind[i] g'(z[i]), for the first `count` numbers: the gradient on its way back through g.
 * @param a g(z), from which most slopes are cheaper to have
 */
export function multiplyBySlopes(
  kernels: Kernels,
  name: ActivationName,
  z: Float32Array,
  a: Float32Array,
  behind: Float32Array,
  before: Float32Array,
  count: number,
): void {
  switch (name) {
    case "linear":
      if (before !== behind) for (let i = 0; i < count; i++) before[i] = behind[i]!;
      break;
    case "tanh":
      kernels.tanhSlope(a.byteOffset, behind.byteOffset, before.byteOffset, count);
      break;
    case "sigmoid":
      kernels.sigmoidSlope(a.byteOffset, behind.byteOffset, before.byteOffset, count);
      break;
    case "relu":
      kernels.reluSlope(a.byteOffset, behind.byteOffset, before.byteOffset, count);
      break;
    default:
      for (let i = 0; i < count; i++) before[i] = behind[i]! * activationSlope(name, z[i]!);
  }
}
