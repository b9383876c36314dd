import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: exercise.given,
  message: "validation loss at most 0.22 above the training loss",
};
