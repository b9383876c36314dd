import type { ExperimentSample } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "./grader";

export const solution: ExperimentSample = {
  experiment: {
    ...exercise.given,
    model: {
      ...exercise.given.model,
      layers: [
        { kind: "dense", units: 64, activation: "relu" },
        { kind: "dropout", rate: 0.7 },
        { kind: "dense", units: 64, activation: "relu" },
        { kind: "dropout", rate: 0.7 },
        { kind: "dense" },
      ],
    },
  },
};
