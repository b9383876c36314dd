import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: exercise.given,
  message: "validation accuracy at least 95 %",
};
