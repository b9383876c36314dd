import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { fromRoot, ROOT } from "./paths.mjs";

/**
 * @typedef {object} ChildResult
 * @property {number} code exit code; 128 when a signal ended it
 * @property {string} output what it wrote, both streams together, when `quiet`; else empty
 *
 * @typedef {object} ChildOptions
 * @property {Record<string, string | undefined>} [env] added to this process's environment
 * @property {boolean} [quiet] collect the output instead of showing it
 * @property {number} [timeout] milliseconds after which it is ended
 * @property {string} [cwd] the project's folder unless told
 */

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * While a child runs, a signal to this process ends the child, and this process after it.
 *
 * @param {import("node:child_process").ChildProcess} child
 */
function endTogether(child) {
  if (running.size === 0) {
    process.on("SIGINT", endAll);
    process.on("SIGTERM", endAll);
  }
  running.add(child);
  child.once("close", () => {
    running.delete(child);
    if (running.size > 0) return;
    if (isEnding) process.exit(0);
    process.off("SIGINT", endAll);
    process.off("SIGTERM", endAll);
  });
}

let isEnding = false;

/** @param {NodeJS.Signals} signal */
function endAll(signal) {
  isEnding = true;
  for (const child of running) child.kill(signal);
}

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {ChildOptions} [options]
 * @returns {Promise<ChildResult>}
 */
export function runChild(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...options.env },
      stdio: options.quiet ? ["ignore", "pipe", "pipe"] : "inherit",
      timeout: options.timeout,
    });
    endTogether(child);
    let output = "";
    child.stdout?.on("data", (text) => (output += text));
    child.stderr?.on("data", (text) => (output += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 128, output }));
  });
}

/**
 * The script that an installed package's command runs, so that it can be run by this same Node without a shell.
 *
 * @param {string} packageName
 * @param {string} [command] the package's own name unless told
 * @throws {Failure} when the package is not installed
 */
export function getCommandPath(packageName, command = packageName) {
  const folder = fromRoot("node_modules", ...packageName.split("/"));
  const manifest = `${folder}/package.json`;
  if (!existsSync(manifest))
    throw new Failure(`The package ${packageName} is not installed: run npm start once.`);
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
  return `${folder}/${typeof bin === "string" ? bin : bin[command]}`;
}

/**
 * Runs an installed package's command.
 *
 * @param {string} packageName
 * @param {string[]} args
 * @param {ChildOptions & { command?: string }} [options]
 */
export function runPackage(packageName, args, options = {}) {
  return runChild(process.execPath, [getCommandPath(packageName, options.command), ...args], options);
}
