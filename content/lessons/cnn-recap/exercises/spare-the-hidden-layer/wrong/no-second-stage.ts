import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

/** One stage leaves 196 places of 8 channels to the last layer. */
export const wrong: WrongExperiment = {
  experiment: {
    ...exercise.given,
    model: {
      ...exercise.given.model,
      layers: [
        { kind: "conv2d", filters: 8, padding: "same", activation: "relu" },
        { kind: "maxPool" },
        { kind: "flatten" },
        { kind: "dense" },
      ],
    },
  },
  message: "at most 10000 parameters.",
};
