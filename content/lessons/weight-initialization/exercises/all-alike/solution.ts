import type { ExperimentSample } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "./grader";

export const solution: ExperimentSample = {
  experiment: {
    ...exercise.given,
    model: { ...exercise.given.model, initialization: { kind: "normal", std: 0.3 } },
  },
};
