import type { ExperimentSample } from "@/lib/classroom/grading/trained-sample";
import { describeDigitReader } from "@/lib/experiment/networks/digit-reader";
import { createStack } from "@/lib/experiment/networks/stack";

/** Without the hidden layer. */
export const solution: ExperimentSample = {
  experiment: describeDigitReader({
    layers: createStack({
      stages: [
        { convolutions: 1, filters: 8 },
        { convolutions: 1, filters: 16 },
      ],
      hidden: [],
    }),
    learningRate: 0.01,
  }),
};
