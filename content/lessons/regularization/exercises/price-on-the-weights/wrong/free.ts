import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: exercise.given,
  message: "validation loss at most 0.12 above the training loss",
};
