import type { WrongExperiment } from "@/lib/classroom/grading/trained-sample";
import { describeDigitReader } from "@/lib/experiment/networks/digit-reader";

/** A coarse picture, read by dense layers alone. */
export const wrong: WrongExperiment = {
  experiment: describeDigitReader({
    layers: [
      { kind: "averagePool", size: 4 },
      { kind: "flatten" },
      { kind: "dense", units: 24, activation: "relu" },
      { kind: "dense" },
    ],
  }),
  message: "Not reached: validation accuracy at least 90 %.",
};
