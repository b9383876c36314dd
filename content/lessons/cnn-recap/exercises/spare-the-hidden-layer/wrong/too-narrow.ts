import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { describeDigitReader } from "@/lib/experiment/networks/digit-reader";
import { createStack } from "@/lib/experiment/networks/stack";

/** One filter, and two behind it. */
export const wrong: WrongExperiment = {
  experiment: describeDigitReader({
    layers: createStack({
      stages: [
        { convolutions: 1, filters: 1 },
        { convolutions: 1, filters: 2 },
      ],
      hidden: [],
    }),
  }),
  message: "Not reached: validation accuracy at least 93 %.",
};
