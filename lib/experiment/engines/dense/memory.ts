import { decodeKernels } from "../decode-kernels";
import { KERNEL_BYTES } from "./bytes";

type Numbers = (...values: number[]) => void;

/** The functions of `assembly/index.ts`; their docstrings are there. Arrays are given by their byte offsets. */
export interface Kernels {
  multiplyAdd: Numbers;
  propagate: Numbers;
  tanh: Numbers;
  sigmoid: Numbers;
  relu: Numbers;
  tanhSlope: Numbers;
  sigmoidSlope: Numbers;
  reluSlope: Numbers;
}

/** The memory that the compiled kernels and we both work on. */
export interface KernelMemory {
  kernels: Kernels;
  /** Zeros at a multiple of 16 bytes. @throws Error beyond the size that was asked for */
  allocate(count: number): Float32Array;
}

let compiled: WebAssembly.Module | undefined;

/** Whether this machine's WebAssembly has vector instructions. */
export function hasVectorInstructions(): boolean {
  return compiled !== undefined || WebAssembly.validate(decodeKernels(KERNEL_BYTES));
}

/**
 * Memory for so many numbers in so many arrays. It never grows: growing would take every array's memory away from it.
 */
export function createKernelMemory(numbers: number, arrays: number): KernelMemory {
  const bytes = 4 * numbers + 16 * (arrays + 1);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) });
  compiled ??= new WebAssembly.Module(decodeKernels(KERNEL_BYTES));
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  // 0 stands for "no array" in the kernels.
  let next = 16;
  return {
    kernels: exports as unknown as Kernels,
    allocate(count) {
      const array = new Float32Array(memory.buffer, next, count);
      next += Math.ceil(count / 4) * 16;
      return array;
    },
  };
}
