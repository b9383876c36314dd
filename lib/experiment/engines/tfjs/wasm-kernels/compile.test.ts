import { expect, test } from "vitest";
import { KERNEL_BYTES } from "./bytes";
import { compileKernels } from "./compile";

test("the committed bytes are what assembly/ compiles to", async () => {
  expect(Buffer.from(await compileKernels()).toString("base64")).toBe(KERNEL_BYTES);
});
