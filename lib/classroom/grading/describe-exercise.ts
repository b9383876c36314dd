import type { ExerciseForm, PublicQuestion } from "@/lib/contract/exercise";
import type { Question } from "./answer-exercise";
import { drawExample } from "./attack-exercise";
import type { Exercise } from "./exercise";
import { giveExperiment } from "./experiment-exercise";
import type { CourseGrader } from "./load-graders";

function describeQuestion(question: Question): PublicQuestion {
  const { id, label } = question;
  switch (question.kind) {
    case "number":
      return { id, label, kind: "number", unit: question.unit };
    case "shape":
      return { id, label, kind: "shape" };
    case "choice":
      return { id, label, kind: "choice", options: question.options.map(({ id, text }) => ({ id, text })) };
    case "formula":
      return { id, label, kind: "formula", variables: question.variables };
  }
}

/** Whether each reader is given something of an own. */
export function isPersonal(exercise: Exercise): boolean {
  if (exercise.kind === "experiment") return exercise.free.includes("training.seed");
  return exercise.kind === "answer" || exercise.kind === "attack";
}

/**
 * What a page may have of an exercise. Each field is named here: what is added to a grader stays on the server.
 *
 * @param seed - of the reader's own numbers; null for a stranger
 */
export function describeExercise({ exercise, starter }: CourseGrader, seed: number | null): ExerciseForm {
  switch (exercise.kind) {
    case "answer":
      return { kind: "answer", questions: exercise.questions.map(describeQuestion) };
    case "code": {
      const { functionName, tolerance, examples } = exercise;
      return { kind: "code", functionName, precision: tolerance, examples, starter: starter ?? "" };
    }
    case "experiment": {
      const { free, goal, peeks = null } = exercise;
      const given = seed === null ? exercise.given : giveExperiment(exercise, seed);
      return { kind: "experiment", given, free, goal, peeks };
    }
    case "attack": {
      const { model, marks, rivals = [] } = exercise;
      const example = seed === null ? null : drawExample(exercise, seed);
      return { kind: "attack", model, marks, example, hasRivals: rivals.length > 0 };
    }
  }
}
