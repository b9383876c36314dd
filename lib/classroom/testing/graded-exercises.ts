import { access, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fromRoot } from "@/scripts/paths.mjs";
import type { Exercise } from "../grading/exercise";

/** An exercise of the course that the server grades. */
export interface GradedExercise<Kind extends Exercise = Exercise> {
  lesson: string;
  exercise: string;
  folder: string;
  grader: Kind;
}

const listFolders = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

async function load(lesson: string, exercise: string): Promise<GradedExercise[]> {
  const folder = fromRoot("content", "lessons", lesson, "exercises", exercise);
  const file = join(folder, "grader.ts");
  if (!(await exists(file))) return [];
  const module = (await import(/* @vite-ignore */ file)) as { exercise: Exercise };
  return [{ lesson, exercise, folder, grader: module.exercise }];
}

/** All exercises of the course that have a grader. */
export async function listGradedExercises(): Promise<GradedExercise[]> {
  const lessons = await listFolders(fromRoot("content", "lessons"));
  const found = lessons.map(async (lesson) => {
    const exercises = await listFolders(fromRoot("content", "lessons", lesson, "exercises"));
    return Promise.all(exercises.map((exercise) => load(lesson, exercise)));
  });
  return (await Promise.all(found)).flat(2);
}

/** Those of one kind. */
export const ofKind = <Kind extends Exercise["kind"]>(
  kind: Kind,
  graded: readonly GradedExercise[],
): GradedExercise<Extract<Exercise, { kind: Kind }>>[] =>
  graded.filter(
    (each): each is GradedExercise<Extract<Exercise, { kind: Kind }>> => each.grader.kind === kind,
  );
