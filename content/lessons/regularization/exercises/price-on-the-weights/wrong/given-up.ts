import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: { ...exercise.given, training: { ...exercise.given.training, regularization: { l2: 0.03 } } },
  steps: 200,
  message: "after at least 3600 steps",
};
