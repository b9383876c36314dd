import { isCopy } from "../grading/copies";
import type { Exercise } from "../grading/exercise";
import type { Grader } from "../grading/grade-job";
import { measureReplySchema } from "../grading/measure-task";
import type { Store } from "@/lib/store/database";
import { createGuestHost } from "@/lib/sandbox/server/guest-host";
import { createTaskHost } from "@/lib/sandbox/server/task-host";
import { answerExercise, codeExercise, experimentExercise } from "./sample-exercises";

/** By their names, all of one lesson. */
export const sampleExercises: Readonly<Record<string, Exercise>> = {
  answer: answerExercise,
  code: codeExercise,
  experiment: experimentExercise,
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
  const measureHost = createTaskHost({
    program: measurer,
    packages,
    megabytes: 512,
    schema: measureReplySchema,
    fail: () => ({ refused: "The model could not be measured." }),
  });
  return {
    findExercise: (_lesson, exercise) => sampleExercises[exercise] ?? null,
    secret: sampleSecret,
    guest: guestHost,
    measurer: measureHost,
    isCopy: ({ submissionId }) => isCopy(store, submissionId),
    close() {
      guestHost.close();
      measureHost.close();
    },
  };
}
