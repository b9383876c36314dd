import { mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { fromRoot, ROOT } from "./paths.mjs";

/**
 * Bundles what runs where there are neither sources nor a compiler, packages left outside. Who runs it meanwhile has the one
 * before.
 *
 * @param {Pick<import("esbuild").BuildOptions, "entryPoints" | "stdin">} entry
 * @param {string} outfile
 * @returns {Promise<import("esbuild").Metafile>} what it is made of, by paths from the root
 */
export async function bundleModule(entry, outfile) {
  // Only where there are sources: a server of the finished build has no compiler.
  const { build } = await import("esbuild");
  mkdirSync(path.dirname(outfile), { recursive: true });
  const part = `${outfile}.${process.pid}`;
  const { metafile } = await build({
    ...entry,
    absWorkingDir: ROOT,
    outfile: part,
    bundle: true,
    metafile: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    tsconfig: fromRoot("tsconfig.json"),
    logLevel: "warning",
  });
  renameSync(part, outfile);
  return metafile;
}

/**
 * Bundles a program of our own.
 *
 * @param {string} source relative to the root
 * @param {string} outfile
 */
export async function bundleProgram(source, outfile) {
  await bundleModule({ entryPoints: [fromRoot(source)] }, outfile);
}
