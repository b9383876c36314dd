import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { readSecretFiles } from "./environment.mjs";
import { Failure } from "./failure.mjs";
import { installIfStale } from "./install.mjs";
import { fromRoot, ROOT } from "./paths.mjs";
import { bundleProgram } from "./program-bundle.mjs";

const SOURCE = "scripts/operations.ts";
const BUNDLE = fromRoot(".next", "operations.mjs");

/** Bundles the commands on the database. */
export function bundleOperations() {
  return bundleProgram(SOURCE, BUNDLE);
}

/**
 * Runs one command on the database and prints what it has to say.
 *
 * @param {(operations: typeof import("./operations")) => Promise<string>} command
 * @throws {Failure} when it cannot, in words for the person who asked
 */
export async function runOperation(command) {
  // An image has the bundle alone; here it is made anew, in a tenth of a second, from the sources as they are.
  if (existsSync(fromRoot(SOURCE))) {
    await installIfStale();
    await bundleOperations();
  }
  readSecretFiles();
  process.chdir(ROOT);
  try {
    console.log(await command(await import(pathToFileURL(BUNDLE).href)));
  } catch (error) {
    throw error instanceof Error && error.name === "AppError" ? new Failure(error.message) : error;
  }
}

/**
 * A file as the person who called npm means it: from the folder they are in.
 *
 * @param {string} file
 */
export function resolveFile(file) {
  return path.resolve(process.env["INIT_CWD"] ?? process.cwd(), file);
}
