import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { fromRoot } from "./paths.mjs";
import { bundleProgram } from "./program-bundle.mjs";

const LESSONS = fromRoot("content", "lessons");

/** @returns {string[]} the folders of all graded exercises, as "lesson/exercise" */
function listGraded() {
  return readdirSync(LESSONS)
    .flatMap((lesson) => {
      const folder = `${LESSONS}/${lesson}/exercises`;
      return existsSync(folder) ? readdirSync(folder).map((id) => `${lesson}/${id}`) : [];
    })
    .filter((place) => existsSync(`${findFolder(place)}/grader.ts`))
    .sort();
}

/** @param {string} place */
function findFolder(place) {
  return `${LESSONS}/${place.replace("/", "/exercises/")}`;
}

/** A module that exports all graders as lib/classroom/grading/load-graders.ts takes them. */
function writeEntry() {
  const places = listGraded();
  const imports = places.map(
    (place, index) =>
      `import { exercise as e${index} } from ${JSON.stringify(`${findFolder(place)}/grader.ts`)};`,
  );
  const entries = places.map((place, index) => {
    const starter = `${findFolder(place)}/starter.ts`;
    const text = existsSync(starter) ? readFileSync(starter, "utf8") : null;
    const source = readFileSync(`${findFolder(place)}/grader.ts`, "utf8");
    const version = createHash("sha256").update(source).digest("base64url").slice(0, 16);
    return `${JSON.stringify(place)}: { exercise: e${index}, starter: ${JSON.stringify(text)}, version: "${version}" },`;
  });
  return `${imports.join("\n")}\nexport const graders = {\n${entries.join("\n")}\n};\n`;
}

/** Bundles the graders of all exercises, which the server and its worker load. */
export async function bundleExercises() {
  // Only where there are sources: a server of the finished build has no compiler.
  const { build } = await import("esbuild");
  const outfile = fromRoot(".next", "exercises.mjs");
  const part = `${outfile}.${process.pid}`;
  await build({
    stdin: { contents: writeEntry(), resolveDir: fromRoot(), loader: "ts" },
    outfile: part,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    tsconfig: fromRoot("tsconfig.json"),
    logLevel: "warning",
  });
  // Who loads it meanwhile has the one before.
  renameSync(part, outfile);
}

/** Bundles the worker, the processes that it has learners' work run in, and the graders. */
export async function bundleGrader() {
  await Promise.all([
    bundleExercises(),
    bundleProgram("scripts/grader.ts", fromRoot(".next", "grader.mjs")),
    bundleProgram("lib/sandbox/server/guest-process.ts", fromRoot(".next", "guest.mjs")),
    bundleProgram("lib/classroom/grading/measure-process.ts", fromRoot(".next", "measurer.mjs")),
  ]);
}
