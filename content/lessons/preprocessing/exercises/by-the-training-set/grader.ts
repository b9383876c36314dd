import {
  at,
  defineCode,
  drawList,
  drawMatrix,
  sum,
  transpose,
  type Value,
} from "@/lib/classroom/grading/define-code";

type Matrix = number[][];

interface Statistics {
  mean: number;
  spread: number;
}

/** Of each feature. @param less - what the number of examples is lessened by */
const measure = (examples: Matrix, less = 0): Statistics[] =>
  transpose(examples).map((values) => {
    const mean = sum(values) / values.length;
    const squares = sum(values.map((value) => (value - mean) ** 2));
    return { mean, spread: Math.sqrt(squares / Math.max(1, values.length - less)) };
  });

const apply = (examples: Matrix, statistics: Statistics[]): Matrix =>
  examples.map((example) =>
    example.map((value, feature) => {
      const { mean, spread } = at(statistics, feature);
      return (value - mean) / (spread === 0 ? 1 : spread);
    }),
  );

export const exercise = defineCode({
  functionName: "standardize",
  solve: (training: Matrix, held: Matrix): Value => {
    const statistics = measure(training);
    return [apply(training, statistics), apply(held, statistics)];
  },
  examples: [
    {
      name: "one feature",
      arguments: [
        [[2], [6]],
        [[4], [10]],
      ],
      expected: [
        [[-1], [1]],
        [[0], [3]],
      ],
    },
    {
      name: "a feature that is always 5",
      arguments: [
        [
          [0, 5],
          [2, 5],
        ],
        [[1, 7]],
      ],
      expected: [
        [
          [-1, 0],
          [1, 0],
        ],
        [[0, 2]],
      ],
    },
  ],
  drawCases: (random) =>
    [
      { name: "one feature", training: 5, held: 3, features: 1, isLevel: false },
      { name: "several features", training: 6, held: 4, features: 3, isLevel: false },
      { name: "a single example held back", training: 4, held: 1, features: 2, isLevel: false },
      { name: "features of very different size", training: 8, held: 3, features: 2, isLevel: false },
      {
        name: "a feature that is always the same in training",
        training: 4,
        held: 3,
        features: 2,
        isLevel: true,
      },
    ].map(({ name, training, held, features, isLevel }) => {
      const scales = drawList(random, features).map(
        (value, feature) => (1 + Math.abs(value)) * 100 ** feature,
      );
      const draw = (count: number, shift: number) =>
        drawMatrix(random, count, features).map((example) =>
          example.map((value, feature) => at(scales, feature) * (value + shift)),
        );
      const shown = draw(training, 1);
      return {
        name,
        arguments: [isLevel ? shown.map(([_first, ...rest]) => [7, ...rest]) : shown, draw(held, 1.5)],
      };
    }),
  mistakes: [
    {
      message:
        "The held-back examples are measured by their own mean and deviation. Then the same example means something else in either set.",
      compute: (training, held) => [apply(training, measure(training)), apply(held, measure(held))],
    },
    {
      message:
        "Mean and deviation are taken from both sets together: training has been told something of what is held back.",
      compute(training, held) {
        const statistics = measure([...training, ...held]);
        return [apply(training, statistics), apply(held, statistics)];
      },
    },
    {
      message:
        "The squares are divided by the number of examples less one. Here the deviation is the root of their plain mean.",
      compute(training, held) {
        const statistics = measure(training, 1);
        return [apply(training, statistics), apply(held, statistics)];
      },
    },
    {
      message: "The features are divided by their variance. Their deviation is its square root.",
      compute(training, held) {
        const statistics = measure(training).map(({ mean, spread }) => ({ mean, spread: spread ** 2 }));
        return [apply(training, statistics), apply(held, statistics)];
      },
    },
    {
      message: "The features are centred, and not divided by their deviation.",
      compute(training, held) {
        const statistics = measure(training).map(({ mean }) => ({ mean, spread: 1 }));
        return [apply(training, statistics), apply(held, statistics)];
      },
    },
  ],
});
