import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: { ...exercise.given, data: { ...exercise.given.data, features: ["product"] } },
  message: "Not reached: at most 4 parameters.",
};
