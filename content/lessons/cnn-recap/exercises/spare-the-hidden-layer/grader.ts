import type { ExperimentExercise } from "@/lib/classroom/grading/experiment-exercise";
import { describeDigitReader } from "@/lib/experiment/networks/digit-reader";
import { createStack } from "@/lib/experiment/networks/stack";

/** The pattern with a hidden dense layer, which holds nearly all of its parameters. */
export const exercise: ExperimentExercise = {
  kind: "experiment",
  given: describeDigitReader({
    layers: createStack({
      stages: [
        { convolutions: 1, filters: 8 },
        { convolutions: 1, filters: 16 },
      ],
      hidden: [32],
    }),
  }),
  free: ["model.layers", "training.learningRate", "training.seed", "data.seed"],
  goal: { validationAccuracy: 0.93, mostParameters: 10000 },
  hiddenSize: 1000,
};
