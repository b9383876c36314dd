import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runChild, runPackage } from "./child.mjs";
import { provideChromium } from "./chromium.mjs";
import { buildIfStale } from "./next-build.mjs";

/**
 * @typedef {object} StageResult
 * @property {boolean} ok
 * @property {number} passed tests; 0 for a stage that counts none
 * @property {number} failed
 *
 * @typedef {object} Stage
 * @property {string} name as given on the command line
 * @property {string} about
 * @property {boolean} quick whether `npm run check` runs it
 * @property {() => Promise<StageResult>} run
 */

/** Everything that must hold before a change is done, what is quick first. @type {Stage[]} */
export const STAGES = [
  check("format", "every file is formatted", () =>
    runPackage("prettier", ["--check", "--log-level=warn", "."]),
  ),
  check("lint", "no rule of style or safety is broken", () =>
    runPackage("eslint", ["--max-warnings=0", "."]),
  ),
  check("types", "the types fit", checkTypes),
  check("arrows", "imports follow the architecture", () =>
    runPackage("dependency-cruiser", ["--output-type=err-long", "app", "components", "content", "lib"], {
      command: "depcruise",
    }),
  ),
  check("dead", "no file, export or package is unused", () => runPackage("knip", ["--no-progress"])),
  check("content", "lessons, polls and glossary are whole", () =>
    runChild(process.execPath, ["--import=tsx", "--conditions=react-server", "scripts/check-content.ts"]),
  ),
  tests("unit", "each part does what it says", (report) =>
    runVitest(["--project=parts", "--project=databases"], report),
  ),
  tests("claims", "each number in a lesson is what the experiment gives", (report) =>
    runVitest(["--project=claims"], report),
  ),
  { ...check("build", "the site builds for production", buildForTests), quick: false },
  tests("e2e", "readers get what they came for, in a real browser", runPlaywright),
];

/**
 * @param {string} name
 * @param {string} about
 * @param {() => Promise<{ code: number }>} run
 * @returns {Stage}
 */
function check(name, about, run) {
  return {
    name,
    about,
    quick: true,
    run: async () => {
      const { code } = await run();
      return { ok: code === 0, passed: 0, failed: code === 0 ? 0 : 1 };
    },
  };
}

/**
 * A stage whose tests are counted, by the JSON report that its runner leaves.
 *
 * @param {string} name
 * @param {string} about
 * @param {(report: string) => Promise<{ code: number, count: (report: any) => { passed: number, failed: number } }>} run
 * @returns {Stage}
 */
function tests(name, about, run) {
  return {
    name,
    about,
    quick: false,
    run: async () => {
      const folder = mkdtempSync(path.join(tmpdir(), "forward-pass-"));
      const report = path.join(folder, "report.json");
      try {
        const { code, count } = await run(report);
        const counts = count(JSON.parse(readFileSync(report, "utf8")));
        return { ok: code === 0, passed: counts.passed, failed: code === 0 ? 0 : Math.max(1, counts.failed) };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

async function checkTypes() {
  // Next writes the types of routes, which a fresh clone lacks.
  const routes = await runPackage("next", ["typegen"], { quiet: true });
  if (routes.code !== 0) console.error(routes.output);
  if (routes.code !== 0) return routes;
  const course = await runPackage("typescript", ["--noEmit"], { command: "tsc" });
  // Learners' programs have a configuration of their own.
  return course.code === 0
    ? runPackage("typescript", ["--noEmit", "--project", "content"], { command: "tsc" })
    : course;
}

/**
 * @param {string[]} args
 * @param {string} report
 */
async function runVitest(args, report) {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await runPackage("vitest", ["run", ...args, ...reporters]);
  /** @param {{ numPassedTests: number, numFailedTests: number }} result */
  const count = (result) => ({ passed: result.numPassedTests, failed: result.numFailedTests });
  return { code, count };
}

async function buildForTests() {
  await buildIfStale();
  return { code: 0 };
}

/** @param {string} report */
async function runPlaywright(report) {
  await buildIfStale();
  const { code } = await runPackage("@playwright/test", ["test", "--reporter=list,json"], {
    command: "playwright",
    env: { CHROMIUM_PATH: await provideChromium(), PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  /** @param {{ stats: { expected: number, unexpected: number, flaky: number } }} result */
  const count = ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky });
  return { code, count };
}
