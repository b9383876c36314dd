import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: {
    ...exercise.given,
    model: {
      ...exercise.given.model,
      layers: [
        { kind: "dense", units: 4, activation: "tanh" },
        { kind: "dense", units: 4, activation: "tanh" },
        { kind: "dense" },
      ],
    },
  },
  steps: 200,
  message: "validation loss under 0.017",
};
