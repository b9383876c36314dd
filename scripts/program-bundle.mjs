import { build } from "esbuild";
import { fromRoot } from "./paths.mjs";

/**
 * Bundles a program that runs in a process of its own, so that it needs no sources and no compiler.
 *
 * @param {string} source relative to the root
 * @param {string} outfile
 */
export async function bundleProgram(source, outfile) {
  await build({
    entryPoints: [fromRoot(source)],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    tsconfig: fromRoot("tsconfig.json"),
    logLevel: "warning",
  });
}
