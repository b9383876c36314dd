import type { ExperimentSample } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "./grader";

export const solution: ExperimentSample = {
  experiment: {
    ...exercise.given,
    data: { ...exercise.given.data, features: ["sineX1"] },
    model: { ...exercise.given.model, layers: [{ kind: "dense" }] },
  },
};
