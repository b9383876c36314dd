import type { ExperimentSample } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "./grader";

export const solution: ExperimentSample = {
  experiment: {
    ...exercise.given,
    training: { ...exercise.given.training, optimizer: { kind: "momentum", momentum: 0.99 } },
  },
};
