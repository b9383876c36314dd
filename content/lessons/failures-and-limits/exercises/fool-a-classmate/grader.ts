import type { AttackExercise } from "@/lib/classroom/grading/attack-exercise";
import { createStack } from "@/lib/experiment/networks/stack";

/** A reader of digits with at most 2,000 parameters: the course's, or one that a classmate has trained. */
export const exercise: AttackExercise = {
  kind: "attack",
  model: {
    data: { source: { kind: "digits" }, size: 2000, split: { validation: 0, test: 0.4 }, seed: 4 },
    model: {
      layers: createStack({
        stages: [
          { convolutions: 1, filters: 8 },
          { convolutions: 1, filters: 8 },
          { convolutions: 1, filters: 8 },
        ],
        hidden: [],
      }),
      initialization: { kind: "he" },
    },
    training: { loss: "softmaxCrossEntropy", learningRate: 0.01, batchSize: 32, epochs: 8 },
  },
  examples: [
    3, 38, 41, 57, 75, 91, 112, 121, 124, 166, 178, 223, 258, 290, 304, 306, 326, 332, 357, 366, 372, 375,
    381, 390, 396,
  ],
  rivals: ["stacking-layers/two-thousand", "cnn-recap/spare-the-hidden-layer"],
  marks: [
    { epsilon: 0.1, score: 1 },
    { epsilon: 0.2, score: 0.5 },
  ],
};
