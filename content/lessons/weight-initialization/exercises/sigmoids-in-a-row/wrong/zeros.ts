import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: { ...exercise.given, model: { ...exercise.given.model, initialization: { kind: "zeros" } } },
  message: "Not reached: validation accuracy at least 95 %.",
};
