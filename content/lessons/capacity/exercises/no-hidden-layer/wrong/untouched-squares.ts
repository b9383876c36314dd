import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: {
    ...exercise.given,
    data: { ...exercise.given.data, features: ["x1Squared", "x2Squared"] },
    model: { ...exercise.given.model, layers: [{ kind: "dense" }] },
  },
  steps: 3,
  message: "validation accuracy at least 95 %",
};
