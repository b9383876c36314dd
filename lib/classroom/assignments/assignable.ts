import { nameExercise, type AssignableExercise } from "@/lib/contract/assignment";
import { listLinkTargets } from "@/lib/course/link-targets";
import { loadGraders, type Graders } from "../grading/load-graders";
import type { GraderVersions } from "./gradebook";

async function gatherAssignable(graders: Graders): Promise<AssignableExercise[]> {
  return (await listLinkTargets()).flatMap(({ lesson, exercises }) =>
    exercises.flatMap(({ id, text }): AssignableExercise[] => {
      const grader = graders.get(`${lesson}/${id}`);
      if (grader === undefined) return [];
      return [{ lesson, exercise: id, kind: grader.exercise.kind, text: text || nameExercise(id) }];
    }),
  );
}

/** One list for each bundle of graders: it is put together from all files of the course. */
const known = new WeakMap<Graders, Promise<AssignableExercise[]>>();

/** The exercises that the server grades, in the order of the course: only these may be assigned. */
export async function listAssignable(): Promise<AssignableExercise[]> {
  const graders = await loadGraders();
  const list = known.get(graders) ?? gatherAssignable(graders);
  known.set(graders, list);
  list.catch(() => known.delete(graders));
  return list;
}

/** Of all graders as they are now. */
export function listVersions(graders: Graders): GraderVersions {
  return new Map([...graders].map(([place, { version }]) => [place, version]));
}
