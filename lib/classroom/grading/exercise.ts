import type { AttackExercise } from "./attack-exercise";
import type { AnswerExercise } from "./answer-exercise";
import type { CodeExercise } from "./code-exercise";
import type { ExperimentExercise } from "./experiment-exercise";

/** An exercise that the server grades, with all that it takes to grade it: it never leaves the server. */
export type Exercise = AnswerExercise | CodeExercise | ExperimentExercise | AttackExercise;
