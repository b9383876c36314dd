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

/**
 * A namespace as a plain object, with those within it. Bundled, each of its members is a getter, which completion would not
 * read: of a reader's own objects it must not.
 */
function flatten(namespace: object): object {
  return Object.fromEntries(
    Object.entries(namespace).map(([name, member]: [string, unknown]) => [
      name,
      isNamespace(member) ? flatten(member) : member,
    ]),
  );
}

function isNamespace(member: unknown): member is object {
  if (typeof member !== "object" || member === null) return false;
  const properties = Object.values(Object.getOwnPropertyDescriptors(member));
  return properties.length > 0 && properties.every(({ get }) => get !== undefined);
}

Object.assign(globalThis, {
  tf: flatten(tf),
  // Plain JavaScript computes where WebAssembly does not start.
  libraryReady: tf.setBackend("wasm").then((isReady) => isReady || tf.setBackend("cpu")),
});
