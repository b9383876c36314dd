import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

/** One stage: 15,690 of its 15,770 parameters are the dense layer's. */
export const wrong: WrongExperiment = {
  experiment: exercise.given,
  message: "at most 2000 parameters.",
};
