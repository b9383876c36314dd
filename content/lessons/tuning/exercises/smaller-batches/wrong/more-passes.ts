import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: { ...exercise.given, training: { ...exercise.given.training, epochs: 200 } },
  message: "“Stop after” was changed",
};
