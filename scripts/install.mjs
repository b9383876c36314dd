import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { runChild } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { fromRoot } from "./paths.mjs";

const STAMP = fromRoot("node_modules", ".forward-pass");

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages keyed by folder, such as "node_modules/next"
 */

/**
 * Installs what the lock file names, unless that is what stands in node_modules already.
 *
 * @throws {Failure} with the end of npm's own words when npm cannot
 */
export async function installIfStale() {
  const wanted = computeStamp();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  if (!isInstalled()) await install();
  writeFileSync(STAMP, wanted);
}

/** What an installation depends on: the lock file, and the Node and machine for which binaries were chosen. */
function computeStamp() {
  const hash = createHash("sha256").update(readFileSync(fromRoot("package-lock.json")));
  return hash.update(`${process.versions.modules} ${process.platform} ${process.arch}`).digest("hex");
}

/** Whether somebody's own `npm ci` or `npm install` has already done it: npm notes there what it installed. */
function isInstalled() {
  const note = fromRoot("node_modules", ".package-lock.json");
  if (existsSync(STAMP) || !existsSync(note)) return false;
  return findMissing(readPackages(fromRoot("package-lock.json")), readPackages(note)).length === 0;
}

/**
 * The locked packages that an installation lacks. Optional ones (binaries for other platforms) may be absent.
 *
 * @param {LockedPackages} locked
 * @param {LockedPackages} installed
 * @returns {string[]} their folders
 */
export function findMissing(locked, installed) {
  return Object.entries(locked)
    .filter(([folder, entry]) => {
      if (folder === "" || entry.link) return false;
      const found = installed[folder];
      if (!found) return !entry.optional && !entry.devOptional;
      return found.version !== entry.version;
    })
    .map(([folder]) => folder);
}

/**
 * @param {string} file
 * @returns {LockedPackages}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

async function install() {
  console.log("Installing packages from the lock file (the first time this takes a few minutes) ...");
  const begin = Date.now();
  const seconds = () => Math.round((Date.now() - begin) / 1000);
  const heartbeat = setInterval(() => console.log(`  still installing, ${seconds()} s`), 20_000);
  try {
    // NODE_ENV=production would leave out what the build needs: say that development packages are wanted.
    const options = ["--include=dev", "--no-audit", "--no-fund"];
    let result = await runNpm(["ci", ...options]);
    if (result.code !== 0 && isLockRefused(result.output)) {
      // Registries that lack binaries of other platforms make `npm ci` refuse a good lock file; `npm install` does not.
      console.log("  npm ci does not accept the lock file here; npm install with the same lock ...");
      result = await runNpm(["install", "--no-save", ...options]);
    }
    if (result.code !== 0) throw new Failure(describeFailure(result.output));
  } finally {
    clearInterval(heartbeat);
  }
  console.log(`Installed in ${seconds()} s.`);
}

/** @param {string} output npm's */
export function isLockRefused(output) {
  return /EUSAGE|E404|ETARGET|from lock file/.test(output);
}

/** @param {string} output npm's */
function describeFailure(output) {
  const lines = output.trim().split("\n").slice(-12);
  return `npm could not install the packages (is this machine online?). Its last words:\n  ${lines.join("\n  ")}`;
}

/** @param {string[]} args */
function runNpm(args) {
  // Under `npm start` npm names its own script, which Node can run everywhere without a shell.
  const script = process.env["npm_execpath"];
  if (script?.endsWith(".js")) return runChild(process.execPath, [script, ...args], { quiet: true });
  return runChild("npm", args, { quiet: true });
}
