import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

/** A coarse picture, read by dense layers alone. */
export const wrong: WrongExperiment = {
  experiment: {
    ...exercise.given,
    model: {
      ...exercise.given.model,
      layers: [
        { kind: "averagePool", size: 4 },
        { kind: "flatten" },
        { kind: "dense", units: 24, activation: "relu" },
        { kind: "dense" },
      ],
    },
  },
  message: "Not reached: validation accuracy at least 90 %.",
};
