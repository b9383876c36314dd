import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";
import { solution } from "../solution";

export const wrong: WrongExperiment = {
  experiment: {
    ...solution.experiment,
    training: { ...exercise.given.training, regularization: { l2: 0.03 } },
  },
  message: "Not reached: validation accuracy at least 84 %",
};
