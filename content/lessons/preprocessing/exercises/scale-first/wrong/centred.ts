import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: { ...exercise.given, data: { ...exercise.given.data, preprocessing: "center" } },
  message: "Not reached: validation loss under 0.12.",
};
