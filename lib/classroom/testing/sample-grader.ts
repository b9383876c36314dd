import { isCopy } from "../grading/copies";
import { createCourseModels } from "../grading/course-models";
import type { Exercise } from "../grading/exercise";
import type { Grader } from "../grading/grade-job";
import { createMeasureHost } from "../grading/measure-host";
import { findAttacked } from "../grading/offered-models";
import type { Store } from "@/lib/store/database";
import { createGuestHost } from "@/lib/sandbox/server/guest-host";
import { answerExercise, attackExercise, codeExercise, experimentExercise } from "./sample-exercises";

/** By their names, all of one lesson. */
export const sampleExercises: Readonly<Record<string, Exercise>> = {
  answer: answerExercise,
  code: codeExercise,
  experiment: experimentExercise,
  attack: attackExercise,
};

export const sampleSecret = "a secret of the tests, of some length";

/** Where the processes that learners' work runs in have been built, and the packages that they use. */
export interface Programs {
  guest: string;
  measurer: string;
  packages: string;
}

/** A grader of the sample exercises, with real processes; to be closed. */
export function createSampleGrader(
  store: Store,
  { guest, measurer, packages }: Programs,
): Grader & { close: () => void } {
  const guestHost = createGuestHost({ program: guest, packages });
  const measureHost = createMeasureHost({ program: measurer, packages });
  return {
    findExercise: (_lesson, exercise) => sampleExercises[exercise] ?? null,
    secret: sampleSecret,
    guest: guestHost,
    measurer: measureHost,
    getWeights: createCourseModels(measureHost.run),
    findAttacked: (submission) => findAttacked(store, submission),
    isCopy: ({ submissionId }) => isCopy(store, submissionId),
    close() {
      guestHost.close();
      measureHost.close();
    },
  };
}
