import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: exercise.given,
  message: "validation loss at least 0.5 above the training loss",
};
