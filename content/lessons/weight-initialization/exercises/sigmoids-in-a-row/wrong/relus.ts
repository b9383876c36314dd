import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: {
    ...exercise.given,
    model: {
      ...exercise.given.model,
      layers: [
        { kind: "dense", units: 12, activation: "relu" },
        { kind: "dense", units: 12, activation: "relu" },
        { kind: "dense", units: 12, activation: "relu" },
        { kind: "dense", units: 12, activation: "relu" },
        { kind: "dense" },
      ],
    },
  },
  message: "the network's layers was changed",
};
