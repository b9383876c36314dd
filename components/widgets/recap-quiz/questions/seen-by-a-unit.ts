import { inferImageLayers } from "./infer-image-layers";
import { choose, type QuestionKind } from "./question";

export const seenByAUnit: QuestionKind = {
  id: "seen-by-a-unit",
  title: "Receptive field",
  lesson: "stacking-layers",
  make(random) {
    const first = choose(random, [3, 5]);
    const second = choose(random, [3, 5]);
    const stride = choose(random, [2, 3]);
    const conv = (kernel: number) => ({ kind: "conv2d", filters: 4, kernel }) as const;
    const see = (step: number) =>
      inferImageLayers(
        [64, 64, 1],
        [conv(first), { kind: "maxPool", size: 2, stride: step }, conv(second)],
      ).layers.at(-1)?.receptiveField?.size ?? NaN;
    const answer = see(stride);
    return {
      text: `A convolution of ${first} × ${first} at stride 1 is followed by pooling with windows of 2 × 2 at stride ${stride}, and that by a convolution of ${second} × ${second} at stride 1. How many pixels wide is the piece of the image that one of the last layer's outputs depends on?`,
      answer,
      slips: [
        { value: second, says: "So wide is what it reads of the layer before. That layer has read, too." },
        {
          value: see(1),
          says: `The pooling moves by ${stride}: neighbours behind it lie ${stride} pixels apart in the image.`,
        },
        { value: first * 2 * second, says: "Windows overlap, so their widths do not multiply." },
        {
          value: first + 2 + second,
          says: "Widths do not simply add up: each layer adds its width less 1, times the distance of what it reads.",
        },
        { value: answer - 1, says: "Begin with 1, the output itself." },
      ],
      working: `Begin with one pixel. The first convolution adds ${first} − 1 = ${first - 1}; the pooling 2 − 1 = 1; behind it neighbours lie ${stride} pixels apart, so the last adds (${second} − 1) · ${stride} = ${(second - 1) * stride}. Together 1 + ${first - 1} + 1 + ${(second - 1) * stride} = ${answer}.`,
    };
  },
};
