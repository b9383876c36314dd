import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: { ...exercise.given, training: { ...exercise.given.training, batchSize: 1 } },
  message: "Not reached: within 2000 steps.",
};
