import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: { ...exercise.given, training: { ...exercise.given.training, learningRate: 0.01 } },
  message: "“Learning rate” was changed",
};
