// `npm run pack -- <folder>`: what a server of the finished build reads, and nothing else, in a new folder. It can be run
// from there by `node scripts/serve.mjs`, by a user who may write nothing in it.
import { cpSync, existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { resolveFile } from "./operations-bundle.mjs";
import { fromRoot } from "./paths.mjs";
import { traceServer } from "./trace-server.mjs";

const [given] = process.argv.slice(2);
if (given === undefined) throw new Failure("Say where to: npm run pack -- /some/new/folder");
const target = resolveFile(given);
if (existsSync(target) && readdirSync(target).length > 0)
  throw new Failure(`The folder ${target} is not empty.`);
if (!existsSync(fromRoot(".next", "operations.mjs")))
  throw new Failure("There is no build yet: npm run build makes one.");

const files = await traceServer();
for (const file of files) cpSync(fromRoot(file), path.join(target, file), { verbatimSymlinks: true });
const bytes = [...files].reduce((sum, file) => sum + statSync(fromRoot(file)).size, 0);
console.log(`${files.size} files with ${Math.round(bytes / 1e6)} MB in ${target}`);
