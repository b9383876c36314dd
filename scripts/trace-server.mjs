import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { nodeFileTrace } from "@vercel/nft";
import { fromRoot, ROOT } from "./paths.mjs";

/** What is run in production: the server, and the commands on its database. */
const ENTRIES = [
  "scripts/serve.mjs",
  "scripts/command.mjs",
  ...["backup", "restore", "migrate", "move", "owner"].map((name) => `scripts/${name}.mjs`),
  ...["operations", "grader", "exercises", "guest", "measurer"].map((name) => `.next/${name}.mjs`),
];

/** Read by name, which no trace sees: ours, and what Next looks for when it reads its configuration. */
const READ = [
  "content",
  "public",
  "package.json",
  "next.config.mjs",
  "node_modules/next/dist/compiled/webpack",
  "node_modules/next/dist/compiled/@babel/runtime/package.json",
];

/** In the build for who builds again, or works on the site. */
const NOT_SERVED =
  /^\.next\/(cache|dev|diagnostics|types|trace|trace-build|turbopack|lock)(\/|$)|\.nft\.json$|\.map$/;

/** What Next's own code and ours can reach only when they build, and nothing in production runs. */
const NOT_RUN = [
  "node_modules/@next/swc-*/**",
  "node_modules/{esbuild,@esbuild,typescript,webpack,@types,sharp,@img}/**",
  "node_modules/next/dist/compiled/{webpack,babel,babel-packages,terser,jest-worker}/**",
  "node_modules/next/dist/{build/webpack,build/babel,build/swc,bundles}/**",
  "node_modules/next/dist/server/dev/**",
  "**/*.{map,md,d.ts,d.mts,d.cts}",
];

/**
 * All files that a server reads: those that its programs import, those that Next has found for each route, and the build.
 *
 * @returns {Promise<Set<string>>} relative to the root, sorted
 */
export async function traceServer() {
  const { fileList } = await nodeFileTrace(ENTRIES, { base: ROOT, ignore: NOT_RUN });
  const built = listFiles(".next").filter((file) => !NOT_SERVED.test(file));
  const routes = listFiles(".next").filter((file) => file.endsWith(".nft.json"));
  const found = [...fileList, ...routes.flatMap(readTrace), ...built, ...READ.flatMap(listFiles)];
  return new Set(found.sort());
}

/**
 * @param {string} trace of a route, as Next has written it
 * @returns {string[]}
 */
function readTrace(trace) {
  /** @type {{ files: string[] }} */
  const { files } = JSON.parse(readFileSync(fromRoot(trace), "utf8"));
  return files.map((file) => path.posix.join(path.posix.dirname(trace), file));
}

/**
 * @param {string} entry a file or folder, relative to the root
 * @returns {string[]}
 */
function listFiles(entry) {
  const children = readdirSync(fromRoot(path.dirname(entry)), { withFileTypes: true });
  const isFolder = children.find(({ name }) => name === path.basename(entry))?.isDirectory();
  if (!isFolder) return [entry];
  return readdirSync(fromRoot(entry)).flatMap((name) => listFiles(`${entry}/${name}`));
}
