import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: {
    ...exercise.given,
    model: {
      ...exercise.given.model,
      layers: [{ kind: "dense", units: 4, activation: "relu" }, { kind: "dense" }],
    },
    training: { ...exercise.given.training, epochs: 15 },
  },
  message: "the network's layers was changed",
};
