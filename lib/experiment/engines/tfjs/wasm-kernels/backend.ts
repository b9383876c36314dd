import type { DataTypeMap, KernelFunc, TensorInfo } from "@tensorflow/tfjs";
import { decodeBytes } from "@/lib/contract/base64";
import { KERNEL_BYTES } from "./bytes";

/** What our kernels use of TensorFlow.js's `BackendWasm`: its heap, and the tensors that lie in it. */
export interface WasmBackend {
  wasm: {
    HEAPU8: Uint8Array;
    asm: { memory: WebAssembly.Memory };
    _malloc(bytes: number): number;
    _free(pointer: number): void;
  };
  dataIdMap: { get(dataId: object): { memoryOffset: number } };
  makeOutput(shape: number[], dtype: keyof DataTypeMap): TensorInfo;
  typedArrayFromHeap(tensor: TensorInfo): Float32Array | Int32Array | Uint8Array;
  incRef(dataId: object): void;
}

type Numbers = (...values: number[]) => number;

/** The functions of `assembly/index.ts`; their docstrings are there. */
interface CompiledKernels {
  convolve: Numbers;
  convolveScratch: Numbers;
  convolveAndPool: Numbers;
  convolveAndPoolScratch: Numbers;
  correlatePooled: Numbers;
  pooledGradientScratch: Numbers;
  spreadPooled: Numbers;
  correlate: Numbers;
  correlateScratch: Numbers;
  maxPoolGradient: Numbers;
  averagePoolGradient: Numbers;
  multiplyMatrices: Numbers;
  multiplyScratch: Numbers;
  recur: Numbers;
  recurBack: Numbers;
  recurBackScratch: Numbers;
  recurFrame: Numbers;
  recurScratch: Numbers;
  sumMiddle: Numbers;
}

let compiled: WebAssembly.Module | undefined;
const instances = new WeakMap<WebAssembly.Memory, CompiledKernels>();

/** Whether this machine's WebAssembly has the vector instructions that the compiled kernels use. */
export function canRunCompiledKernels(): boolean {
  return WebAssembly.validate(decodeBytes(KERNEL_BYTES));
}

/** The compiled kernels, working directly on this backend's memory: nothing is copied in or out. */
export function getCompiledKernels(backend: WasmBackend): CompiledKernels {
  const { memory } = backend.wasm.asm;
  let instance = instances.get(memory);
  if (!instance) {
    compiled ??= new WebAssembly.Module(decodeBytes(KERNEL_BYTES));
    instance = new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as CompiledKernels;
    instances.set(memory, instance);
  }
  return instance;
}

/** Byte address of a tensor's values in the backend's memory. */
export function pointerTo(backend: WasmBackend, tensor: TensorInfo): number {
  return backend.dataIdMap.get(tensor.dataId).memoryOffset;
}

/** Runs `work` with the address of `bytes` of scratch memory, which is given back afterwards. */
export function withScratch(backend: WasmBackend, bytes: number, work: (pointer: number) => void): void {
  const pointer = backend.wasm._malloc(bytes) >>> 0;
  if (pointer === 0) throw new Error(`The WASM backend has no ${bytes} bytes left`);
  try {
    work(pointer);
  } finally {
    backend.wasm._free(pointer);
  }
}

/** The same values under a second tensor: nothing is copied, since no kernel writes into its inputs. */
export function shareValues(backend: WasmBackend, tensor: TensorInfo): TensorInfo {
  backend.incRef(tensor.dataId);
  return { dataId: tensor.dataId, shape: tensor.shape, dtype: tensor.dtype };
}

/** A kernel's arguments with our view of the backend. */
export function getBackend(args: Parameters<KernelFunc>[0]): WasmBackend {
  return args.backend as WasmBackend;
}
