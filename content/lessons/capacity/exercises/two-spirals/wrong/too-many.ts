import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: {
    ...exercise.given,
    model: {
      ...exercise.given.model,
      layers: [
        { kind: "dense", units: 16, activation: "relu" },
        { kind: "dense", units: 16, activation: "relu" },
        { kind: "dense" },
      ],
      initialization: { kind: "he" },
    },
  },
  message: "Not reached: at most 20 hidden neurons.",
};
