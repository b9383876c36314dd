import {
  activate,
  type ActivationName,
  activationSlope,
  hyperbolicTangent,
  sigmoid,
} from "@/lib/math/activation";

// One loop per function, so that nothing is called or decided for a single number where it can be helped.

/** out[i] = g(z[i]) for the first `count` numbers. */
export function activateAll(name: ActivationName, z: Float64Array, out: Float64Array, count: number): void {
  switch (name) {
    case "linear":
      for (let i = 0; i < count; i++) out[i] = z[i]!;
      break;
    case "sigmoid":
      for (let i = 0; i < count; i++) out[i] = sigmoid(z[i]!);
      break;
    case "tanh":
      for (let i = 0; i < count; i++) out[i] = hyperbolicTangent(z[i]!);
      break;
    case "relu":
      for (let i = 0; i < count; i++) out[i] = z[i]! > 0 ? z[i]! : 0;
      break;
    default:
      for (let i = 0; i < count; i++) out[i] = activate(name, z[i]!);
  }
}

/**
 * out[i] = upstream[i] g'(z[i]), for the first `count` numbers.
 * @param a g(z), from which some slopes are cheaper to have
 */
export function multiplyBySlopes(
  name: ActivationName,
  z: Float64Array,
  a: Float64Array,
  upstream: Float64Array,
  out: Float64Array,
  count: number,
): void {
  switch (name) {
    case "linear":
      for (let i = 0; i < count; i++) out[i] = upstream[i]!;
      break;
    case "sigmoid":
      for (let i = 0; i < count; i++) out[i] = upstream[i]! * a[i]! * (1 - a[i]!);
      break;
    case "tanh":
      for (let i = 0; i < count; i++) out[i] = upstream[i]! * (1 - a[i]! * a[i]!);
      break;
    case "relu":
      for (let i = 0; i < count; i++) out[i] = z[i]! > 0 ? upstream[i]! : 0;
      break;
    default:
      for (let i = 0; i < count; i++) out[i] = upstream[i]! * activationSlope(name, z[i]!);
  }
}
