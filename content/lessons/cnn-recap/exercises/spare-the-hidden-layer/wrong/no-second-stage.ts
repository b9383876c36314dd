import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { describeDigitReader } from "@/lib/experiment/networks/digit-reader";
import { createStack } from "@/lib/experiment/networks/stack";

/** One stage leaves 196 places of 8 channels to the last layer. */
export const wrong: WrongExperiment = {
  experiment: describeDigitReader({
    layers: createStack({ stages: [{ convolutions: 1, filters: 8 }], hidden: [] }),
  }),
  message: "at most 10000 parameters.",
};
