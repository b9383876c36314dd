import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";
import { describeDigitReader } from "@/lib/experiment/networks/digit-reader";
import { createStack } from "@/lib/experiment/networks/stack";

/** Digits, read by a network whose dense layer is left with little to read. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  given: describeDigitReader({
    layers: createStack({ stages: [{ convolutions: 1, filters: 8 }], hidden: [] }),
  }),
  free: ["model.layers", "training.learningRate", "training.seed", "data.seed"],
  goal: { validationAccuracy: 0.9, mostParameters: 2000 },
  hiddenSize: 1000,
};
