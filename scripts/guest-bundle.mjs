import { build } from "esbuild";
import { fromRoot } from "./paths.mjs";

/**
 * Bundles the process in which learners' programs run, so that it needs no sources and no compiler.
 *
 * @param {string} outfile
 */
export async function bundleGuest(outfile) {
  await build({
    entryPoints: [fromRoot("lib", "sandbox", "server", "guest-process.ts")],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
}
