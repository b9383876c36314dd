// TensorFlow.js for the kernel, as one script: what it would fetch, the binary of its WebAssembly, is handed in.
import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { registerWasmKernels } from "@/lib/experiment/engines/tfjs/wasm-kernels/register";

const handedIn = globalThis as unknown as { libraryBinary?: ArrayBuffer };
const binary = handedIn.libraryBinary;
delete handedIn.libraryBinary;

tf.enableProdMode();
tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
tf.env().platform.fetch = () => Promise.resolve(new Response(binary));
setWasmPaths("/");
registerWasmKernels(tf);

Object.assign(globalThis, {
  tf,
  // Plain JavaScript computes where WebAssembly does not start.
  libraryReady: tf.setBackend("wasm").then((isReady) => isReady || tf.setBackend("cpu")),
});
