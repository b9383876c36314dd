import { expect, test } from "vitest";
import { compileKernels } from "./compile-kernels";
import { KERNEL_BYTES as denseBytes } from "./dense/bytes";
import { KERNEL_BYTES as tfjsBytes } from "./tfjs/wasm-kernels/bytes";

test("the committed bytes are what each assembly/ compiles to", async () => {
  const compile = async (...folder: Parameters<typeof compileKernels>) =>
    Buffer.from(await compileKernels(...folder)).toString("base64");
  expect(await compile("tfjs/wasm-kernels/assembly/")).toBe(tfjsBytes);
  expect(await compile("dense/assembly/")).toBe(denseBytes);
});
