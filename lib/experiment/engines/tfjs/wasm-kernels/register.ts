import { avgPoolGrad } from "./avg-pool-grad";
import { canRunCompiledKernels } from "./backend";
import { batchMatMul } from "./batch-mat-mul";
import { cast } from "./cast";
import { convolveAndPoolKernels, registerPooledGradient } from "./convolve-and-pool";
import { conv2d } from "./conv2d";
import { conv2dBackpropFilter } from "./conv2d-backprop-filter";
import { conv2dBackpropFilterPortable } from "./conv2d-backprop-filter-portable";
import { conv2dBackpropInput } from "./conv2d-backprop-input";
import { depthwiseBackpropFilter } from "./depthwise-backprop-filter";
import { depthwiseBackpropInput } from "./depthwise-backprop-input";
import { identity } from "./identity";
import type { Kernel, Tf } from "./kernel";
import { maxPoolGrad } from "./max-pool-grad";
import { recurrenceKernels, registerRecurrenceGradient } from "./recurrence";
import { slice, splitV } from "./slice";
import { sum } from "./sum";
import { unsortedSegmentSum } from "./unsorted-segment-sum";

/** Plain typed arrays on the backend's heap: run everywhere. */
const portableKernels: Kernel[] = [
  cast,
  conv2dBackpropFilterPortable,
  depthwiseBackpropFilter,
  depthwiseBackpropInput,
  identity,
  slice,
  splitV,
  unsortedSegmentSum,
];

/** Our own WebAssembly, with vector instructions: takes the place of whatever was there. */
const compiledKernels: Kernel[] = [
  avgPoolGrad,
  batchMatMul,
  ...convolveAndPoolKernels,
  conv2d,
  conv2dBackpropFilter,
  conv2dBackpropInput,
  maxPoolGrad,
  ...recurrenceKernels,
  sum,
];

const registered = new WeakSet<Tf["registerKernel"]>();

/**
 * Supplies the kernels that training needs and TensorFlow.js's WASM backend lacks, and faster ones for those it has only
 * slowly. Call it after that backend's module is loaded; calling it again does nothing.
 *
 * @throws Error when the WASM backend's module is not loaded.
 */
export function registerWasmKernels(tf: Tf): void {
  if (registered.has(tf.registerKernel)) return;
  if (!tf.getKernel("Conv2D", "wasm")) throw new Error("Load @tensorflow/tfjs-backend-wasm first");
  registered.add(tf.registerKernel);
  // Ours import the backend's memory, which the threaded build would share between threads.
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  registerPooledGradient(tf);
  registerRecurrenceGradient(tf);
  for (const kernel of [...portableKernels, ...(canRunCompiledKernels() ? compiledKernels : [])]) {
    const original = tf.getKernel(kernel.name, "wasm");
    if (original) tf.unregisterKernel(kernel.name, "wasm");
    tf.registerKernel({
      ...original,
      kernelName: kernel.name,
      backendName: "wasm",
      kernelFunc: kernel.make(tf, original?.kernelFunc),
    });
  }
}
