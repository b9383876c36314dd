// Writes the bytes.ts beside each folder of AssemblyScript: run `npm run kernels` after a change there.
import { writeFile } from "node:fs/promises";
import { compileKernels, kernelFolders } from "./compile-kernels";

/** The text of `bytes.ts` for a compiled module. */
function printModule(bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString("base64")
      .match(/.{1,100}/g) ?? [];
  const literal = lines.map((line) => `  "${line}"`).join(" +\n");
  return `// Made by build-kernels.ts from assembly/. Do not edit.\n\n/** The compiled kernels, base64. */\nexport const KERNEL_BYTES =\n${literal};\n`;
}

for (const folder of kernelFolders)
  void compileKernels(folder).then((bytes) =>
    writeFile(new URL(`./${folder}../bytes.ts`, import.meta.url), printModule(bytes)),
  );
