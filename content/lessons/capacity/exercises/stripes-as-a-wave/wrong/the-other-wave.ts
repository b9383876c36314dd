import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: {
    ...exercise.given,
    data: { ...exercise.given.data, features: ["sineX2"] },
    model: { ...exercise.given.model, layers: [{ kind: "dense" }] },
  },
  message: "validation accuracy at least 94 %",
};
