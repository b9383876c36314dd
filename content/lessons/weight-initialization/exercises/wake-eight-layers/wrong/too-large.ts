import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";

export const wrong: WrongExperiment = {
  experiment: {
    ...exercise.given,
    model: { ...exercise.given.model, initialization: { kind: "normal", std: 3 } },
  },
  message: "the training has diverged",
};
