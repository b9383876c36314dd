import type { ExperimentSample } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "./grader";

/** Without the hidden layer. */
export const solution: ExperimentSample = {
  experiment: {
    ...exercise.given,
    model: {
      ...exercise.given.model,
      layers: [
        { kind: "conv2d", filters: 8, padding: "same", activation: "relu" },
        { kind: "maxPool" },
        { kind: "conv2d", filters: 16, padding: "same", activation: "relu" },
        { kind: "maxPool" },
        { kind: "flatten" },
        { kind: "dense" },
      ],
    },
    training: { ...exercise.given.training, learningRate: 0.01 },
  },
};
