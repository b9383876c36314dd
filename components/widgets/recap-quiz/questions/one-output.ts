import { printNumber, printOperand } from "@/components/charts/print-number";
import { convolve } from "@/lib/math/convolution";
import { choose, draw, print, type QuestionKind } from "./question";

const side = 4;
const kernel = 3;
const plain = { stride: 1, dilation: 1, padding: "valid", flip: false } as const;

export const oneOutput: QuestionKind = {
  id: "one-output",
  title: "One output of a convolution",
  lesson: "images-and-convolutions",
  make(random) {
    const image = Float32Array.from({ length: side * side }, () => draw(random, 0, 3));
    const filter = Float32Array.from({ length: kernel * kernel }, () => choose(random, [-1, 0, 0, 1, 2]));
    // Otherwise nothing is left to be summed, and any answer looks like a guess.
    filter[4] = choose(random, [1, 2]);
    const bias = draw(random, -2, 2);
    const row = random.integer(2);
    const column = random.integer(2);
    const volume = { channels: 1, height: side, width: side, values: image };
    const bank = { count: 1, channels: 1, height: kernel, width: kernel };
    const compute = (biases: Float32Array, flip: boolean) =>
      convolve(volume, { ...bank, weights: filter, biases }, { ...plain, flip }).values;
    const answer = compute(Float32Array.of(bias), false)[2 * row + column] as number;
    const flipped = compute(Float32Array.of(bias), true)[2 * row + column] as number;
    const other = compute(Float32Array.of(bias), false)[2 * column + row] as number;
    const terms: string[] = [];
    for (let u = 0; u < kernel; u++)
      for (let v = 0; v < kernel; v++) {
        const weight = filter[u * kernel + v] as number;
        const pixel = image[(row + u) * side + column + v] as number;
        if (weight !== 0) terms.push(`${printOperand(weight)} · ${printNumber(pixel)}`);
      }
    return {
      text: `A filter moves over an image at stride 1, without padding, and its bias is ${print(bias)}. Which number does it put out in row ${row + 1}, column ${column + 1}?`,
      grids: [
        { label: "Image", rows: cut(image, side) },
        { label: "Filter", rows: cut(filter, kernel) },
      ],
      answer,
      slips: [
        { value: answer - bias, says: "The products are right; the bias is still to be added." },
        {
          value: flipped,
          says: "That is the convolution of mathematics, which turns the filter over first. Layers do not turn it.",
        },
        { value: other, says: `That stands in row ${column + 1}, column ${row + 1}.` },
      ],
      working: `The window begins in row ${row + 1}, column ${column + 1} of the image. Weight by weight, those that are 0 left out: ${terms.join(" + ")}, and ${print(bias)} for the bias: ${print(answer)}.`,
    };
  },
};

function cut(values: Float32Array, width: number): number[][] {
  return Array.from({ length: values.length / width }, (_, row) => [
    ...values.subarray(row * width, (row + 1) * width),
  ]);
}
