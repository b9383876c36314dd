import type { PlainLayer } from "./layer";

/** Windows of 2x2 that do not overlap, of an image [height, width, channels] of even sides. */
export function createMaxPool(height: number, width: number, channels: number): PlainLayer {
  const output = new Float64Array((height * width * channels) / 4);
  const byInput = new Float64Array(height * width * channels);
  /** Where each largest number stood. */
  const places = new Int32Array(output.length);
  const row = width * channels;

  return {
    weights: [],
    gradients: [],
    answer(input) {
      let to = 0;
      for (let y = 0; y < height; y += 2)
        for (let x = 0; x < width; x += 2)
          for (let channel = 0; channel < channels; channel++, to++) {
            const first = (y * width + x) * channels + channel;
            let best = first;
            if (input[first + channels]! > input[best]!) best = first + channels;
            if (input[first + row]! > input[best]!) best = first + row;
            if (input[first + row + channels]! > input[best]!) best = first + row + channels;
            places[to] = best;
            output[to] = input[best]!;
          }
      return output;
    },
    learn(byOutput) {
      byInput.fill(0);
      for (let i = 0; i < byOutput.length; i++) byInput[places[i]!]! += byOutput[i]!;
      return byInput;
    },
  };
}
