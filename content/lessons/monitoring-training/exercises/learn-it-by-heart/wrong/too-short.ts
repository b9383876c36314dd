import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: {
    ...exercise.given,
    model: {
      ...exercise.given.model,
      layers: [
        { kind: "dense", units: 32, activation: "relu" },
        { kind: "dense", units: 32, activation: "relu" },
        { kind: "dense" },
      ],
    },
  },
  steps: 60,
  message: "validation loss at least 0.5 above the training loss",
};
