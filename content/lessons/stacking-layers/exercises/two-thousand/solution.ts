import type { ExperimentSample } from "@/lib/classroom/grading/trained-sample";
import { describeDigitReader } from "@/lib/experiment/networks/digit-reader";
import { createStack } from "@/lib/experiment/networks/stack";

/** Three stages leave 3 x 3 places of 8 channels: 72 numbers, where one stage leaves 1,568. */
export const solution: ExperimentSample = {
  experiment: describeDigitReader({
    layers: createStack({
      stages: [
        { convolutions: 1, filters: 8 },
        { convolutions: 1, filters: 8 },
        { convolutions: 1, filters: 8 },
      ],
      hidden: [],
    }),
    learningRate: 0.01,
  }),
};
