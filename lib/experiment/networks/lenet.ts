import type { Network, Task } from "./network";
import { createStack } from "./stack";

/**
 * LeNet-5 (LeCun et al. 1998, "Gradient-based learning applied to document recognition", section II.B) in its modern
 * layout: images of 28x28 with a border of two zeros, every map of the second convolution sees all of the first, plain
 * average pooling, and a linear output. 61,706 parameters.
 */
export function createLenet5({ inputShape = [28, 28, 1], outputs = 10 }: Task = {}): Network {
  const layers = createStack({
    stages: [
      { convolutions: 1, filters: 6, kernel: 5 },
      { convolutions: 1, filters: 16, kernel: 5, padding: "valid" },
    ],
    hidden: [120, 84],
    pool: "averagePool",
    activation: "tanh",
  });
  return { inputShape, outputs, initialization: { kind: "glorot" }, layers };
}

/**
 * The same pattern as of today, with ReLU and max pooling, small enough to train in a page.
 * @param width filters of the first convolution; the second has twice as many
 */
export function createSmallLenet({
  width = 8,
  inputShape = [28, 28, 1],
  outputs = 10,
}: Task & { width?: number } = {}): Network {
  const layers = createStack({
    stages: [
      { convolutions: 1, filters: width },
      { convolutions: 1, filters: 2 * width },
    ],
    hidden: [4 * width],
  });
  return { inputShape, outputs, initialization: { kind: "he" }, layers };
}
