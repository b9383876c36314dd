import { statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AppError } from "@/lib/contract/app-error";
import type { Exercise } from "./exercise";

/** A graded exercise as its folder has it. */
export interface CourseGrader {
  exercise: Exercise;
  /** What a learner's program begins with; null for other kinds than code. */
  starter: string | null;
  /** Of all that grades it: another one after a change. */
  version: string;
}

/** All graded exercises, by "lesson/exercise". */
export type Graders = ReadonlyMap<string, CourseGrader>;

let loaded: { madeAt: number; graders: Promise<Graders> } | null = null;

/**
 * The course's graders, from the bundle that stands beside the build (see scripts/grader-bundle.mjs): they are content, which no
 * page may hold. A newer bundle is taken as soon as it is there.
 *
 * @throws AppError "internal" where there is none
 */
export function loadGraders(): Promise<Graders> {
  const file = join(process.cwd(), ".next", "exercises.mjs");
  let madeAt: number;
  try {
    madeAt = statSync(/* turbopackIgnore: true */ file).mtimeMs;
  } catch (error) {
    throw new AppError("internal", 500, "The exercises of this course were not built.", { cause: error });
  }
  if (loaded?.madeAt !== madeAt) loaded = { madeAt, graders: importGraders(file, madeAt) };
  return loaded.graders;
}

async function importGraders(file: string, madeAt: number): Promise<Graders> {
  // Node knows a module by its address: a newer file needs another one.
  const address = `${pathToFileURL(file).href}?${madeAt}`;
  const module = (await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ address)) as {
    graders: Record<string, CourseGrader>;
  };
  return new Map(Object.entries(module.graders));
}

/** @throws AppError "not-found" where the lesson has no graded exercise of this id */
export async function findGrader(lesson: string, exercise: string): Promise<CourseGrader> {
  const grader = (await loadGraders()).get(`${lesson}/${exercise}`);
  if (grader === undefined) throw new AppError("not-found", 404, "The course has no such exercise.");
  return grader;
}
