import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { runPackage } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { hashInlineCode } from "./hash-inline.mjs";
import { fromRoot } from "./paths.mjs";
import { bundleGrader } from "./grader-bundle.mjs";
import { bundleOperations } from "./operations-bundle.mjs";
import { hashSources } from "./sources.mjs";
import { buildKernel } from "./kernel.mjs";
import { copyWasm } from "./wasm.mjs";

/** Names the sources of the build that stands in .next; absent while one is being made or after one failed. */
const STAMP = fromRoot(".next", "forward-pass-sources");

/** Builds for production when the sources are not those of the build that is there. */
export async function buildIfStale() {
  const sources = hashSources();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === sources) return;
  console.log("Building (about a minute) ...");
  await build(sources);
}

/**
 * Builds for production.
 *
 * @param {string} [sources] their hash
 * @throws {Failure} when Next cannot; it has said why
 */
export async function build(sources = hashSources()) {
  rmSync(STAMP, { force: true });
  copyWasm();
  await buildKernel();
  const { code } = await runPackage("next", ["build"], { env: { NODE_ENV: "production" } });
  if (code !== 0) throw new Failure("The build failed, for the reason above.");
  hashInlineCode();
  await Promise.all([bundleOperations(), bundleGrader()]);
  mkdirSync(fromRoot(".next"), { recursive: true });
  writeFileSync(STAMP, sources);
}
