import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: {
    ...exercise.given,
    model: {
      ...exercise.given.model,
      layers: [
        { kind: "dense", units: 10, activation: "relu" },
        { kind: "dense", units: 10, activation: "relu" },
        { kind: "dense" },
      ],
      initialization: { kind: "he" },
    },
  },
  steps: 300,
  message: "validation accuracy at least 93 %",
};
