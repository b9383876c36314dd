import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { fromRoot } from "./paths.mjs";

/**
 * Where to listen, from PORT (3000) and HOST (every interface).
 *
 * @returns {import("./server.mjs").Address}
 * @throws {Failure} when PORT is no port
 */
export function readAddress() {
  const text = process.env["PORT"] || "3000";
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Failure(`PORT=${text} is no port: choose a whole number from 1 to 65535, such as 3000.`);
  return { port, host: process.env["HOST"] || undefined };
}

/**
 * Reads settings that are secret from files, as containers are given them: `PGPASSWORD_FILE=/run/secrets/x` sets PGPASSWORD.
 *
 * @throws {Failure} when such a file cannot be read
 */
export function readSecretFiles() {
  for (const name of ["DATABASE_URL", "PGPASSWORD", "AUTH_SECRET"]) {
    const file = process.env[`${name}_FILE`];
    if (!file) continue;
    try {
      process.env[name] = readFileSync(file, "utf8").trim();
    } catch (error) {
      const code = /** @type {NodeJS.ErrnoException} */ (error).code;
      throw new Failure(
        `${name}_FILE=${file} cannot be read (${code}): correct it, or let this user read it.`,
      );
    }
  }
}

/**
 * Makes sure that the data folder, DATA_DIR or data/, is there and can be written, and fixes DATA_DIR to its full path.
 * Where DATABASE_URL names a PostgreSQL server, no folder is needed.
 *
 * @throws {Failure} when it cannot
 */
export function prepareDataFolder() {
  if (process.env["DATABASE_URL"]) return;
  const folder = path.resolve(fromRoot(), process.env["DATA_DIR"] || "data");
  const probe = path.join(folder, `.write-probe-${process.pid}`);
  try {
    makeFolder(folder);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    throw new Failure(
      `The data folder ${folder} cannot be written (${code}): allow it, or choose another with DATA_DIR.`,
    );
  }
  process.env["DATA_DIR"] = folder;
}

/**
 * Makes a folder and those above it, one by one: Node's own recursive way never returns where the system refuses
 * with "no such file", as it does in /proc.
 *
 * @param {string} folder
 */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  // It will hold addresses and keys: nobody else on this machine may look into it.
  mkdirSync(folder, { mode: 0o700 });
}
