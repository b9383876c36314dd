import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: {
    ...exercise.given,
    model: {
      ...exercise.given.model,
      layers: [
        { kind: "dense", units: 32, activation: "relu" },
        { kind: "dropout", rate: 0.7 },
        { kind: "dense", units: 32, activation: "relu" },
        { kind: "dropout", rate: 0.7 },
        { kind: "dense" },
      ],
    },
  },
  message: "Not reached: at least 128 hidden neurons.",
};
