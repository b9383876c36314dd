import type { RunLog } from "@/lib/experiment/run/log";
import type { GuestHost } from "@/lib/sandbox/server/guest-host";
import { gradeAnswers } from "./answer-exercise";
import { gradeAttack, type AttackTools } from "./attack-exercise";
import { gradeCode } from "./code-exercise";
import { deriveSeed } from "./derive-seed";
import { evidenceSchemas } from "./evidence";
import type { Exercise } from "./exercise";
import { gradeExperiment } from "./experiment-exercise";
import type { GradingJob, NewGrade } from "./grading-queue";
import type { MeasureHost } from "./measure-host";

export interface Grader {
  /** Null for one that the course has not, or no more. */
  findExercise: (lesson: string, exercise: string) => Exercise | null;
  /** The site's own, for seeds that nobody may guess. */
  secret: string;
  guest: GuestHost;
  measurer: MeasureHost;
  isCopy: (job: GradingJob) => Promise<boolean>;
  /** See `createCourseModels`. */
  getWeights: AttackTools["getWeights"];
  /** A classmate's model that was attacked: see `findAttacked`. */
  findAttacked: (submission: string) => Promise<RunLog | null>;
}

/**
 * The seed of the numbers that a learner's exercise is about.
 *
 * @param variant - 0 for the learner's own, others for practice
 */
export function deriveGivenSeed(
  secret: string,
  { readerId, lesson, exercise }: Pick<GradingJob, "readerId" | "lesson" | "exercise">,
  variant = 0,
): number {
  return deriveSeed(secret, "given", readerId, lesson, exercise, variant);
}

function refuse(message: string): NewGrade {
  return { score: 0, report: { message } };
}

/** Grades one submission by the kind of its exercise. What is hidden in it is drawn anew for each submission. */
export async function gradeJob(
  { findExercise, secret, guest, measurer, isCopy, getWeights, findAttacked }: Grader,
  job: GradingJob,
): Promise<NewGrade> {
  const exercise = findExercise(job.lesson, job.exercise);
  if (exercise === null) return refuse("The course has no such exercise any more.");
  const seed = deriveSeed(secret, "hidden", job.submissionId);
  const unreadable = () => refuse("What was handed in is not of the form that this exercise takes.");
  switch (exercise.kind) {
    case "answer": {
      const evidence = evidenceSchemas.answer.safeParse(job.evidence);
      if (!evidence.success) return unreadable();
      return gradeAnswers(exercise, evidence.data.answers, deriveGivenSeed(secret, job));
    }
    case "code": {
      const evidence = evidenceSchemas.code.safeParse(job.evidence);
      if (!evidence.success) return unreadable();
      return gradeCode(exercise, evidence.data.code, seed, guest.run);
    }
    case "experiment": {
      const evidence = evidenceSchemas.experiment.safeParse(job.evidence);
      if (!evidence.success) return unreadable();
      return gradeExperiment(exercise, evidence.data.artefact, seed, {
        measure: measurer.run,
        isCopy: () => isCopy(job),
        peekSeed: deriveSeed(secret, "peek", job.readerId, job.lesson, job.exercise),
      });
    }
    case "attack": {
      const evidence = evidenceSchemas.attack.safeParse(job.evidence);
      if (!evidence.success) return unreadable();
      const { changed, rival } = evidence.data;
      const attacked = rival === undefined ? null : await findAttacked(rival);
      if (rival !== undefined && attacked === null)
        return {
          score: null,
          report: { message: "The model is there no more: hand in against another one." },
        };
      return gradeAttack(exercise, changed, deriveGivenSeed(secret, job), {
        measure: measurer.run,
        getWeights,
        attacked,
      });
    }
  }
}
