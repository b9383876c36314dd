import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fromRoot, ROOT } from "./paths.mjs";
import { bundleModule, bundleProgram } from "./program-bundle.mjs";

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

/**
 * A module that exports all graders as lib/classroom/grading/load-graders.ts takes them.
 *
 * @param {(file: string) => string} printVersion of a file and all that it imports
 */
function writeEntry(printVersion) {
  const places = listGraded();
  const imports = places.map(
    (place, index) =>
      `import { exercise as e${index} } from ${JSON.stringify(`${findFolder(place)}/grader.ts`)};`,
  );
  const entries = places.map((place, index) => {
    const starter = `${findFolder(place)}/starter.ts`;
    const text = existsSync(starter) ? readFileSync(starter, "utf8") : null;
    const version = printVersion(`${findFolder(place)}/grader.ts`);
    return `${JSON.stringify(place)}: { exercise: e${index}, starter: ${JSON.stringify(text)}, version: "${version}" },`;
  });
  return `${imports.join("\n")}\nexport const graders = {\n${entries.join("\n")}\n};\n`;
}

/**
 * Another name for each state of a file and of our own files that it imports, however far down.
 *
 * @param {import("esbuild").Metafile["inputs"]} inputs
 * @returns {(file: string) => string}
 */
function createVersions(inputs) {
  return (file) => {
    /** @type {Set<string>} */
    const found = new Set();
    /** @param {string} input */
    const visit = (input) => {
      if (found.has(input)) return;
      found.add(input);
      for (const { path: imported, external } of inputs[input]?.imports ?? []) if (!external) visit(imported);
    };
    visit(path.relative(ROOT, file));
    const hash = createHash("sha256");
    for (const input of [...found].sort()) hash.update(input).update(readFileSync(fromRoot(input)));
    return hash.digest("base64url").slice(0, 16);
  };
}

/** Bundles the graders of all exercises, which the server and its worker load. */
export async function bundleExercises() {
  const outfile = fromRoot(".next", "exercises.mjs");
  /** @param {(file: string) => string} printVersion @param {string} to */
  const bundle = (printVersion, to) =>
    bundleModule({ stdin: { contents: writeEntry(printVersion), resolveDir: ROOT, loader: "ts" } }, to);
  // What a grader is made of is known once it has been bundled.
  const draft = `${outfile}.draft`;
  const { inputs } = await bundle(() => "", draft);
  rmSync(draft);
  await bundle(createVersions(inputs), outfile);
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
