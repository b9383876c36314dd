import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { describeDigitReader } from "@/lib/experiment/networks/digit-reader";

/** An average over all places leaves 8 numbers of an image: few parameters, and too few numbers. */
export const wrong: WrongExperiment = {
  experiment: describeDigitReader({
    layers: [
      { kind: "conv2d", filters: 8, padding: "same", activation: "relu" },
      { kind: "maxPool" },
      { kind: "conv2d", filters: 12, padding: "same", activation: "relu" },
      { kind: "maxPool" },
      { kind: "conv2d", filters: 8, padding: "same", activation: "relu" },
      { kind: "globalAveragePool" },
      { kind: "dense" },
    ],
  }),
  message: "Not reached: validation accuracy at least 90 %.",
};
