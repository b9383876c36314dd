import { fetchScript, type OpenKernel } from "./open-kernel";

/** Brings TensorFlow.js into a kernel, which could not fetch it: its script, and the binary of its WebAssembly. */
export async function loadTensorflow(kernel: OpenKernel): Promise<void> {
  const [source, binary] = await Promise.all([
    fetchScript("/kernel/tensorflow.js"),
    fetch("/kernel/tensorflow.wasm").then((response) => response.arrayBuffer()),
  ]);
  await kernel.ask({ kind: "library", source, binary }, "loaded", [binary]);
}
