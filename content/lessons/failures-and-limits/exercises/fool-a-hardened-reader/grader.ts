import type { AttackExercise } from "@/lib/classroom/grading/attack-exercise";

/** Three road signs, read by a network that was trained on attacked ones. */
export const exercise: AttackExercise = {
  kind: "attack",
  model: {
    data: {
      source: { kind: "signs", signs: ["stop", "yield", "speed limit 45"] },
      size: 500,
      noise: 0.02,
      split: { validation: 0, test: 0.3 },
      seed: 4,
    },
    model: {
      layers: [
        { kind: "conv2d", filters: 8, kernel: 5, stride: 2, activation: "relu" },
        { kind: "maxPool" },
        { kind: "conv2d", filters: 16, activation: "relu" },
        { kind: "flatten" },
        { kind: "dense" },
      ],
    },
    training: {
      procedure: { kind: "adversarial", epsilon: 0.06, steps: 1, warmup: 60 },
      learningRate: 0.005,
      batchSize: 32,
      epochs: 15,
    },
  },
  examples: [
    2, 5, 6, 13, 18, 29, 33, 44, 45, 49, 52, 59, 72, 73, 87, 89, 91, 92, 98, 102, 103, 104, 105, 115, 118,
    121, 123, 144, 146,
  ],
  marks: [
    { epsilon: 0.15, score: 1 },
    { epsilon: 0.3, score: 0.5 },
  ],
};
