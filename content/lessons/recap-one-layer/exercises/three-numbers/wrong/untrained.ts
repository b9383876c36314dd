import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: { ...exercise.given, model: { ...exercise.given.model, layers: [{ kind: "dense" }] } },
  steps: 2,
  message: "validation loss under 0.016",
};
