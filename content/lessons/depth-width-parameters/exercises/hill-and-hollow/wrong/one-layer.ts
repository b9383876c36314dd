import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: exercise.given,
  message: "Not reached: validation loss under 0.017.",
};
