import type { AttackExercise } from "@/lib/classroom/grading/attack-exercise";

/** All ten digits, read by two small convolutions. */
export const exercise: AttackExercise = {
  kind: "attack",
  model: {
    data: { source: { kind: "digits", side: 14 }, size: 2000, split: { validation: 0, test: 0.4 }, seed: 4 },
    model: {
      layers: [
        { kind: "conv2d", filters: 8, activation: "relu" },
        { kind: "maxPool" },
        { kind: "conv2d", filters: 16, activation: "relu" },
        { kind: "flatten" },
        { kind: "dense" },
      ],
    },
    training: { learningRate: 0.005, batchSize: 32, epochs: 8 },
  },
  examples: [
    7, 17, 97, 101, 113, 115, 116, 118, 127, 129, 136, 165, 168, 184, 191, 196, 204, 213, 234, 246, 256, 279,
    305, 367,
  ],
  marks: [
    { epsilon: 0.1, score: 1 },
    { epsilon: 0.2, score: 0.5 },
  ],
};
