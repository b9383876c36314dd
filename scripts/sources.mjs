import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fromRoot } from "./paths.mjs";

/** All that a build is made of. Anything else may change without a new build. */
const SOURCES = [
  "app",
  "components",
  "content",
  "lib",
  "public",
  "scripts/build.mjs",
  "scripts/hash-inline.mjs",
  "scripts/kernel.mjs",
  "scripts/kernel-policy.mjs",
  "scripts/operations-bundle.mjs",
  "scripts/operations.ts",
  "scripts/wasm.mjs",
  "instrumentation.ts",
  "next.config.mjs",
  "mdx-components.tsx",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

/** Tests stand beside their sources, and public/wasm and public/kernel are put there by the build itself. */
const NOT_BUILT = /\.test\.tsx?$|^public\/(wasm|kernel)\//;

/**
 * The hash of the names and the content of everything that a build is made of. Content, not dates: a fresh
 * checkout of the same commit needs no new build.
 *
 * @param {string} [root] the project's folder
 * @returns {string} 64 hex digits
 */
export function hashSources(root = fromRoot()) {
  const hash = createHash("sha256").update(process.versions.modules);
  for (const source of SOURCES) {
    for (const file of listFiles(root, source)) {
      hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
    }
  }
  return hash.digest("hex");
}

/**
 * @param {string} root
 * @param {string} entry a file or folder, with forward slashes, relative to the root
 * @returns {string[]} the files in it, sorted, in the same form
 */
function listFiles(root, entry) {
  const place = path.join(root, entry);
  if (!existsSync(place) || NOT_BUILT.test(entry)) return [];
  if (!statSync(place).isDirectory()) return [entry];
  return readdirSync(place)
    .sort()
    .flatMap((name) => listFiles(root, `${entry}/${name}`));
}
