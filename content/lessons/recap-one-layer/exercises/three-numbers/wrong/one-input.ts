import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: {
    ...exercise.given,
    data: { ...exercise.given.data, features: ["x1"] },
    model: { ...exercise.given.model, layers: [{ kind: "dense" }] },
  },
  message: "Not reached: validation loss under 0.016.",
};
