import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

/** The hidden layer alone has 25,120. */
export const wrong: WrongExperiment = {
  experiment: exercise.given,
  message: "at most 10000 parameters.",
};
