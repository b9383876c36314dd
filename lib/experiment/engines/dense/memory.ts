import { decodeBytes } from "@/lib/contract/base64";
import { KERNEL_BYTES } from "./bytes";

type Numbers = (...values: number[]) => void;

/** The functions of `assembly/index.ts`; their docstrings are there. Arrays are given by their byte offsets. */
export interface Kernels {
  layOut: Numbers;
  forward: Numbers;
  backward: Numbers;
  addLoss: Numbers;
  finish: Numbers;
  descend: Numbers;
  descendWithMomentum: Numbers;
  descendByRoots: Numbers;
  descendByMoments: Numbers;
}

/** The memory that the compiled kernels and we both work on. */
export interface KernelMemory {
  kernels: Kernels;
  /** Zeros at a multiple of 16 bytes. @throws Error beyond the size that was asked for */
  allocate(count: number): Float32Array;
  allocateIntegers(count: number): Int32Array;
  allocateDoubles(count: number): Float64Array;
}

let compiled: WebAssembly.Module | undefined;

/** Whether this machine's WebAssembly has vector instructions. */
export function hasVectorInstructions(): boolean {
  return compiled !== undefined || WebAssembly.validate(decodeBytes(KERNEL_BYTES));
}

/** How much of the memory something takes, at most. */
export interface MemoryNeed {
  /** Of four bytes; a double is two. */
  numbers: number;
  /** Each begins at a multiple of 16 bytes. */
  arrays: number;
}

/** Memory for all these needs. It never grows: growing would take every array's memory away from it. */
export function createKernelMemory(needs: readonly MemoryNeed[]): KernelMemory {
  const bytes = needs.reduce((sum, { numbers, arrays }) => sum + 4 * numbers + 16 * arrays, 16);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) });
  compiled ??= new WebAssembly.Module(decodeBytes(KERNEL_BYTES));
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  // 0 stands for "no array" in the kernels.
  let next = 16;
  const take = (count: number) => {
    const from = next;
    next += Math.ceil(count / 4) * 16;
    return from;
  };
  return {
    kernels: exports as unknown as Kernels,
    allocate: (count) => new Float32Array(memory.buffer, take(count), count),
    allocateIntegers: (count) => new Int32Array(memory.buffer, take(count), count),
    allocateDoubles: (count) => new Float64Array(memory.buffer, take(2 * count), count),
  };
}
