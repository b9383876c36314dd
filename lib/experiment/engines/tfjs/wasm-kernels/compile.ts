import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const sources = fileURLToPath(new URL("./assembly/", import.meta.url));

/**
 * Compiles `assembly/index.ts` to WebAssembly: SIMD, no runtime of its own, memory brought in from outside.
 *
 * @throws Error with the compiler's messages.
 */
export async function compileKernels(): Promise<Uint8Array> {
  const { default: asc } = await import("assemblyscript/asc");
  let bytes: Uint8Array | null = null;
  const options = ["--runtime", "stub", "--importMemory", "--enable", "simd", "--optimizeLevel", "3"];
  const { error, stderr } = await asc.main(
    ["index.ts", "--outFile", "kernels.wasm", ...options, "--noAssert", "--converge"],
    {
      readFile: (name) => readFile(`${sources}${name}`, "utf8").catch(() => null),
      writeFile: (_name, contents) => {
        if (typeof contents !== "string") bytes = contents;
      },
    },
  );
  if (error || !bytes)
    throw new Error(`AssemblyScript: ${error?.message ?? "no output"}\n${stderr.toString()}`);
  return bytes;
}
