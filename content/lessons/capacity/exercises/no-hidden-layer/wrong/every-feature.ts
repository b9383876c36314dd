import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: {
    ...exercise.given,
    data: { ...exercise.given.data, features: ["x1", "x2", "x1Squared", "x2Squared"] },
    model: { ...exercise.given.model, layers: [{ kind: "dense" }] },
  },
  message: "Not reached: at most 6 parameters.",
};
