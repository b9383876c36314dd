import type { Network, Task } from "./network";
import { createStack } from "./stack";

/**
 * VGG-16 (Simonyan and Zisserman 2014, "Very deep convolutional networks for large-scale image recognition", table 1,
 * column D), without the dropout of its training: 138,357,544 parameters, most of them in the first dense layer.
 */
export function createVgg16({ inputShape = [224, 224, 3], outputs = 1000 }: Task = {}): Network {
  const layers = createStack({
    stages: [
      { convolutions: 2, filters: 64 },
      { convolutions: 2, filters: 128 },
      { convolutions: 3, filters: 256 },
      { convolutions: 3, filters: 512 },
      { convolutions: 3, filters: 512 },
    ],
    hidden: [4096, 4096],
  });
  return { inputShape, outputs, initialization: { kind: "he" }, layers };
}
