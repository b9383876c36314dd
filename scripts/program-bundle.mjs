import { mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { fromRoot } from "./paths.mjs";

/**
 * Bundles a program of our own, so that it runs where there are neither sources nor a compiler. Who runs it meanwhile has the
 * one before.
 *
 * @param {string} source relative to the root
 * @param {string} outfile
 */
export async function bundleProgram(source, outfile) {
  // Only where there are sources: a server of the finished build has no compiler.
  const { build } = await import("esbuild");
  mkdirSync(path.dirname(outfile), { recursive: true });
  const part = `${outfile}.${process.pid}`;
  await build({
    entryPoints: [fromRoot(source)],
    outfile: part,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    tsconfig: fromRoot("tsconfig.json"),
    logLevel: "warning",
  });
  renameSync(part, outfile);
}
