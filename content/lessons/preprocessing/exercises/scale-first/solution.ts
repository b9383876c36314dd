import type { ExperimentSample } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "./grader";

export const solution: ExperimentSample = {
  experiment: { ...exercise.given, data: { ...exercise.given.data, preprocessing: "normalize" } },
};
