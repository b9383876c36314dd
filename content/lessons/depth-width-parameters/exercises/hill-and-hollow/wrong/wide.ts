import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: {
    ...exercise.given,
    model: {
      ...exercise.given.model,
      layers: [
        { kind: "dense", units: 6, activation: "tanh" },
        { kind: "dense", units: 6, activation: "tanh" },
        { kind: "dense" },
      ],
    },
  },
  message: "Not reached: at most 40 parameters.",
};
