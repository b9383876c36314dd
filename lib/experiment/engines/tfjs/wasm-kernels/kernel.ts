import type * as TensorFlow from "@tensorflow/tfjs-core";
import type { KernelFunc, NamedAttrMap, TensorInfo } from "@tensorflow/tfjs";

export type Tf = typeof TensorFlow;

/** One kernel of ours: how it is called in TensorFlow.js, and how it is made. */
export interface Kernel {
  name: string;
  /** `original` is the backend's own kernel of that name, for the cases ours leaves to it; absent where there is none. */
  make(tf: Tf, original: KernelFunc | undefined): KernelFunc;
}

/** Attributes as TensorFlow.js's own interfaces describe them: the registry knows them only as a map. */
export function readAttributes<Attributes>(attributes: NamedAttrMap | undefined): Attributes {
  return attributes as unknown as Attributes;
}

/** The named input of a kernel's call. */
export function getInput(inputs: Record<string, TensorInfo | undefined>, name: string): TensorInfo {
  const input = inputs[name];
  if (!input) throw new Error(`The kernel's input ${name} is missing`);
  return input;
}

/** Number of elements of a shape. */
export function countElements(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
