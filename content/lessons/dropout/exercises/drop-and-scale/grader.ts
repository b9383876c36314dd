import { at, defineCode, drawList, listOf } from "@/lib/classroom/grading/define-code";

/** What is kept, times a factor. */
const drop = (values: number[], uniforms: number[], isKept: (uniform: number) => boolean, factor: number) =>
  values.map((value, index) => (isKept(at(uniforms, index)) ? factor * value : 0));

export const exercise = defineCode({
  functionName: "dropout",
  solve: (values: number[], uniforms: number[], rate: number, isTraining: boolean) =>
    isTraining ? drop(values, uniforms, (uniform) => uniform >= rate, 1 / (1 - rate)) : values,
  examples: [
    {
      name: "a rate of 0.5 in training",
      arguments: [[3, 4, 5], [0.7, 0.2, 0.9], 0.5, true],
      expected: [6, 0, 10],
    },
    {
      name: "the same layer in use",
      arguments: [[3, 4, 5], [0.7, 0.2, 0.9], 0.5, false],
      expected: [3, 4, 5],
    },
  ],
  drawCases: (random) =>
    [
      { name: "a rate of 0.5", count: 8, rate: 0.5, isTraining: true },
      { name: "a rate of 0.2", count: 12, rate: 0.2, isTraining: true },
      { name: "a rate of 0.75", count: 12, rate: 0.75, isTraining: true },
      { name: "a rate of 0", count: 5, rate: 0, isTraining: true },
      { name: "use, not training", count: 8, rate: 0.4, isTraining: false },
    ].map(({ name, count, rate, isTraining }) => ({
      name,
      arguments: [
        drawList(random, count),
        // One of either side at least, so that every case has something dropped and something kept.
        [rate / 2, (1 + rate) / 2, ...listOf(count - 2, () => random.next())],
        rate,
        isTraining,
      ],
    })),
  mistakes: [
    {
      message:
        "What is kept is not scaled up. A neuron behind it would get less in training than it gets in use.",
      compute: (values, uniforms, rate, isTraining) =>
        isTraining ? drop(values, uniforms, (uniform) => uniform >= rate, 1) : values,
    },
    {
      message: "What is kept is divided by the rate. The share that is kept is 1 less the rate.",
      compute: (values, uniforms, rate, isTraining) =>
        isTraining && rate > 0 ? drop(values, uniforms, (uniform) => uniform >= rate, 1 / rate) : values,
    },
    {
      message: "It drops those that it should keep: a neuron goes when its number is less than the rate.",
      compute: (values, uniforms, rate, isTraining) =>
        isTraining ? drop(values, uniforms, (uniform) => uniform < rate, 1 / (1 - rate)) : values,
    },
    {
      message: "Neurons are dropped in use, too. There the whole network answers.",
      compute: (values, uniforms, rate) =>
        drop(values, uniforms, (uniform) => uniform >= rate, 1 / (1 - rate)),
    },
    {
      message:
        "The values are scaled down in use. They have been scaled up in training, so nothing is left to be made good.",
      compute: (values, uniforms, rate, isTraining) =>
        isTraining
          ? drop(values, uniforms, (uniform) => uniform >= rate, 1 / (1 - rate))
          : values.map((value) => (1 - rate) * value),
    },
  ],
});
