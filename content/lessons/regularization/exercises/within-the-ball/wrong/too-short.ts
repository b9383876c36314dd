import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: {
    ...exercise.given,
    training: { ...exercise.given.training, regularization: { maxNorm: 0.3 } },
  },
  message: "Not reached: validation accuracy at least 82 %.",
};
