import type { ExperimentSample } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "./grader";

export const solution: ExperimentSample = {
  experiment: {
    ...exercise.given,
    model: {
      ...exercise.given.model,
      layers: [
        { kind: "dense", units: 12, activation: "linear", bias: false },
        { kind: "batchNorm", momentum: 0.9 },
        { kind: "activation", activation: "relu" },
        { kind: "dense", units: 12, activation: "linear", bias: false },
        { kind: "batchNorm", momentum: 0.9 },
        { kind: "activation", activation: "relu" },
        { kind: "dense", units: 12, activation: "linear", bias: false },
        { kind: "batchNorm", momentum: 0.9 },
        { kind: "activation", activation: "relu" },
        { kind: "dense", units: 12, activation: "linear", bias: false },
        { kind: "batchNorm", momentum: 0.9 },
        { kind: "activation", activation: "relu" },
        { kind: "dense", units: 12, activation: "linear", bias: false },
        { kind: "batchNorm", momentum: 0.9 },
        { kind: "activation", activation: "relu" },
        { kind: "dense", units: 12, activation: "linear", bias: false },
        { kind: "batchNorm", momentum: 0.9 },
        { kind: "activation", activation: "relu" },
        { kind: "dense" },
      ],
    },
  },
};
