import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: { ...exercise.given, model: { ...exercise.given.model, layers: [{ kind: "dense" }] } },
  message: "validation accuracy at least 95 %; at most 4 parameters",
};
