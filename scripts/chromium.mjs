import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { runChild, runPackage } from "./child.mjs";
import { Failure } from "./failure.mjs";

const DOWNLOAD_MILLISECONDS = 5 * 60_000;

/** Commands that a system's package may have put on the path, the ones that follow the standards closest first. */
const COMMANDS = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "chromium-headless-shell",
];

const MACOS_PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const WINDOWS_PLACES = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];

/** How each system's own package manager brings a Chromium, where this process may use it. */
const SYSTEM_INSTALLS = [
  { manager: "apt-get", steps: [["update"], ["install", "-y", "--no-install-recommends", "chromium"]] },
  { manager: "dnf", steps: [["install", "-y", "chromium"]] },
  { manager: "apk", steps: [["add", "chromium"]] },
];

/**
 * Finds a Chromium that runs, or brings one: CHROMIUM_PATH, Playwright's own, the system's; then Playwright's
 * download, then the system's package manager.
 *
 * @returns {Promise<string>} its path
 * @throws {Failure} saying what to install
 */
export async function provideChromium() {
  const chosen = process.env["CHROMIUM_PATH"];
  if (chosen) {
    if (await runs(chosen)) return chosen;
    throw new Failure(`CHROMIUM_PATH=${chosen} does not start: correct it, or leave it out.`);
  }
  const found = await findChromium();
  if (found) return found;

  console.log("No Chromium here: trying Playwright's download ...");
  const download = ["install", "chromium"];
  await runPackage("@playwright/test", download, { command: "playwright", timeout: DOWNLOAD_MILLISECONDS });
  const downloaded = await findChromium();
  if (downloaded) return downloaded;

  await installFromSystem();
  const installed = await findChromium();
  if (installed) return installed;
  throw new Failure(
    "The end-to-end tests need a Chromium: install it (such as apt-get install chromium), or name one in CHROMIUM_PATH.",
  );
}

/** @returns {Promise<string | null>} */
async function findChromium() {
  for (const candidate of listCandidates()) {
    if (existsSync(candidate) && (await runs(candidate))) return candidate;
  }
  return null;
}

/** @returns {string[]} where a Chromium may be, the best first */
function listCandidates() {
  /** @type {typeof import("@playwright/test")} */
  const { chromium } = createRequire(import.meta.url)("@playwright/test");
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  return [
    chromium.executablePath(),
    ...COMMANDS.flatMap((command) => folders.map((folder) => path.join(folder, command))),
    ...(process.platform === "darwin" ? MACOS_PLACES : []),
    ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) =>
      WINDOWS_PLACES.map((place) => path.win32.join(process.env[name] ?? "C:\\", place)),
    ),
  ];
}

/**
 * Whether it starts: some systems put a stub of that name there, and a download may lack the system's libraries.
 *
 * @param {string} executable
 */
async function runs(executable) {
  // On Windows, Chrome opens a window instead of printing its version.
  if (process.platform === "win32") return true;
  try {
    return (await runChild(executable, ["--version"], { quiet: true, timeout: 20_000 })).code === 0;
  } catch {
    return false;
  }
}

async function installFromSystem() {
  if (process.getuid?.() !== 0) return;
  for (const { manager, steps } of SYSTEM_INSTALLS) {
    const folders = (process.env["PATH"] ?? "").split(path.delimiter);
    if (!folders.some((folder) => existsSync(path.join(folder, manager)))) continue;
    console.log(`Installing Chromium with ${manager} ...`);
    for (const step of steps) await runChild(manager, step, { quiet: true });
    return;
  }
}
