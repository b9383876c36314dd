import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

/** One filter, and two behind it. */
export const wrong: WrongExperiment = {
  experiment: {
    ...exercise.given,
    model: {
      ...exercise.given.model,
      layers: [
        { kind: "conv2d", filters: 1, padding: "same", activation: "relu" },
        { kind: "maxPool" },
        { kind: "conv2d", filters: 2, padding: "same", activation: "relu" },
        { kind: "maxPool" },
        { kind: "flatten" },
        { kind: "dense" },
      ],
    },
  },
  message: "Not reached: validation accuracy at least 93 %.",
};
