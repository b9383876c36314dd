import type { PlainLayer } from "./layer";

export interface ConvolutionSize {
  height: number;
  width: number;
  channels: number;
  filters: number;
  /** Nothing asks for the gradient by its input. */
  isFirst: boolean;
  /** Does nothing for a gradient of zero. */
  skipZeros: boolean;
}

/**
 * 3x3 windows, one zero around the image, ReLU. Images [height, width, channels], filters [filters, 3, 3, channels]: a row
 * of a window is one run of numbers, and so is a row of a filter.
 */
export function createConvolution({
  height,
  width,
  channels,
  filters,
  isFirst,
  skipZeros,
}: ConvolutionSize): PlainLayer {
  const kernel = new Float64Array(filters * 9 * channels);
  const bias = new Float64Array(filters);
  const byKernel = new Float64Array(kernel.length);
  const byBias = new Float64Array(filters);
  const output = new Float64Array(height * width * filters);
  const byInput = new Float64Array(height * width * channels);
  let input: Float64Array = byInput;

  return {
    weights: [kernel, bias],
    gradients: [byKernel, byBias],
    answer(given) {
      input = given;
      let to = 0;
      for (let y = 0; y < height; y++) {
        const firstRow = y === 0 ? 1 : 0;
        const endRow = y === height - 1 ? 2 : 3;
        for (let x = 0; x < width; x++) {
          const firstColumn = x === 0 ? 1 : 0;
          const run = ((x === width - 1 ? 2 : 3) - firstColumn) * channels;
          for (let filter = 0; filter < filters; filter++) {
            let sum = bias[filter]!;
            for (let row = firstRow; row < endRow; row++) {
              let from = ((y + row - 1) * width + x + firstColumn - 1) * channels;
              let weight = ((filter * 3 + row) * 3 + firstColumn) * channels;
              for (let i = 0; i < run; i++) sum += input[from++]! * kernel[weight++]!;
            }
            output[to++] = sum > 0 ? sum : 0;
          }
        }
      }
      return output;
    },
    learn(byOutput) {
      byInput.fill(0);
      let at = 0;
      for (let y = 0; y < height; y++) {
        const firstRow = y === 0 ? 1 : 0;
        const endRow = y === height - 1 ? 2 : 3;
        for (let x = 0; x < width; x++) {
          const firstColumn = x === 0 ? 1 : 0;
          const run = ((x === width - 1 ? 2 : 3) - firstColumn) * channels;
          for (let filter = 0; filter < filters; filter++, at++) {
            const gradient = output[at]! > 0 ? byOutput[at]! : 0;
            if (skipZeros && gradient === 0) continue;
            byBias[filter]! += gradient;
            for (let row = firstRow; row < endRow; row++) {
              let from = ((y + row - 1) * width + x + firstColumn - 1) * channels;
              let weight = ((filter * 3 + row) * 3 + firstColumn) * channels;
              if (isFirst) for (let i = 0; i < run; i++) byKernel[weight++]! += gradient * input[from++]!;
              else
                for (let i = 0; i < run; i++, from++, weight++) {
                  byKernel[weight]! += gradient * input[from]!;
                  byInput[from]! += gradient * kernel[weight]!;
                }
            }
          }
        }
      }
      return byInput;
    },
  };
}
