import type { ExperimentSample } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "./grader";

export const solution: ExperimentSample = {
  experiment: {
    ...exercise.given,
    training: { ...exercise.given.training, regularization: { clipNorm: 0.1 } },
  },
};
