import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { exercise } from "../grader";
import { solution } from "../solution";

export const wrong: WrongExperiment = {
  experiment: { ...solution.experiment, data: { ...exercise.given.data, noise: 0.02 } },
  message: "“Noise” was changed",
};
