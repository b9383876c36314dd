import type { AttackExercise } from "@/lib/classroom/grading/attack-exercise";

/** Four digits, read by three dense layers. */
export const exercise: AttackExercise = {
  kind: "attack",
  model: {
    data: {
      source: { kind: "digits", digits: [0, 1, 3, 7], side: 14 },
      size: 1600,
      split: { validation: 0, test: 0.5 },
      seed: 4,
    },
    model: {
      layers: [
        { kind: "flatten" },
        { kind: "dense", units: 64, activation: "relu" },
        { kind: "dense", units: 64, activation: "relu" },
        { kind: "dense", units: 64, activation: "relu" },
        { kind: "dense" },
      ],
    },
    training: { learningRate: 0.003, batchSize: 32, epochs: 20 },
  },
  examples: [48, 88, 146, 172, 182, 232, 248, 273, 351, 374, 501, 504, 531, 754, 775],
  marks: [
    { epsilon: 0.1, score: 1 },
    { epsilon: 0.2, score: 0.5 },
  ],
};
