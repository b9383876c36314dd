import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** Folders of AssemblyScript, whose `index.ts` exports the kernels; the bytes stand beside each in `bytes.ts`. */
export const kernelFolders = ["tfjs/wasm-kernels/assembly/", "dense/assembly/"] as const;

/**
 * Compiles a folder's `index.ts` to WebAssembly: SIMD, no runtime of its own, memory brought in from outside.
 *
 * @throws Error with the compiler's messages.
 */
export async function compileKernels(folder: (typeof kernelFolders)[number]): Promise<Uint8Array> {
  const { default: asc } = await import("assemblyscript/asc");
  const sources = fileURLToPath(new URL(`./${folder}`, import.meta.url));
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
