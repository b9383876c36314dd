import { createRequire } from "node:module";
import { dirname, sep } from "node:path";
import type * as TensorFlow from "@tensorflow/tfjs";
import type * as WasmBackend from "@tensorflow/tfjs-backend-wasm";
import { registerWasmKernels } from "./wasm-kernels/register";

type Tf = typeof TensorFlow;

/**
 * TensorFlow.js in Node, with the named backend chosen and ready. The WASM backend carries our own kernels, so that
 * convolutional networks train on it. Every call gives the same module: the backend last asked for is the active one.
 *
 * Goes through `require`, because the packages' ES modules have imports without extensions, which Node refuses.
 *
 * @throws Error when the backend cannot start.
 */
export async function loadTfNode(backend: "wasm" | "cpu"): Promise<Tf> {
  const require = createRequire(import.meta.url);
  const tf = require("@tensorflow/tfjs") as Tf;
  // Keeps the advice to install native bindings out of the output.
  tf.enableProdMode();
  if (backend === "wasm") {
    const wasm = require("@tensorflow/tfjs-backend-wasm") as typeof WasmBackend;
    if (tf.engine().registryFactory["wasm"] && !tf.engine().registry["wasm"]) {
      const folder = dirname(require.resolve("@tensorflow/tfjs-backend-wasm"));
      wasm.setWasmPaths(folder + sep);
    }
    registerWasmKernels(tf);
  }
  if (!(await tf.setBackend(backend)))
    throw new Error(`TensorFlow.js could not start its ${backend} backend`);
  await tf.ready();
  return tf;
}
