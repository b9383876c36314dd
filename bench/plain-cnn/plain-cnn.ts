import type { Weights } from "@/lib/experiment/initialize";
import { createConvolution } from "./convolution";
import { createDense } from "./dense";
import { createMaxPool } from "./max-pool";

const side = 28;
const outputs = 10;
/** Of Adam, TensorFlow's. */
const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-7];

/**
 * The small CNN in plain JavaScript, one example at a time: typed arrays and direct loops, as the well-known demonstrations
 * of networks in a page have them. Softmax cross-entropy, Adam on the mean gradient of a batch.
 * @param skipZeros leaves out the work of a convolution's gradients that are zero: most, after max pooling
 */
export class PlainCnn {
  private readonly layers;
  private readonly means: Float64Array[];
  private readonly squares: Float64Array[];
  private readonly byLogits = new Float64Array(outputs);
  private readonly image = new Float64Array(side * side);
  private count = 0;
  private step = 0;

  constructor(width: number, weights: Weights, skipZeros: boolean) {
    const half = side / 2;
    this.layers = [
      createConvolution({ ...square(side), channels: 1, filters: width, isFirst: true, skipZeros }),
      createMaxPool(side, side, width),
      createConvolution({
        ...square(half),
        channels: width,
        filters: 2 * width,
        isFirst: false,
        skipZeros,
      }),
      createMaxPool(half, half, 2 * width),
      createDense((half / 2) ** 2 * 2 * width, 4 * width, false),
      createDense(4 * width, outputs, true),
    ];
    this.weights.forEach((own, i) => {
      const { values, shape } = weights[i]!;
      turn(values, shape.at(-1)!, (from, to) => (own[to] = values[from]!));
    });
    this.means = this.weights.map(({ length }) => new Float64Array(length));
    this.squares = this.weights.map(({ length }) => new Float64Array(length));
  }

  /** Adds the gradient of one example. @param image [28, 28] */
  learn(image: ArrayLike<number>, label: number): void {
    this.image.set(image);
    const logits = this.layers.reduce<Float64Array>((input, layer) => layer.answer(input), this.image);
    let largest = -Infinity;
    for (let i = 0; i < outputs; i++) largest = Math.max(largest, logits[i]!);
    let sum = 0;
    for (let i = 0; i < outputs; i++) sum += this.byLogits[i] = Math.exp(logits[i]! - largest);
    for (let i = 0; i < outputs; i++) this.byLogits[i]! /= sum;
    this.byLogits[label]! -= 1;
    this.layers.reduceRight<Float64Array>((gradient, layer) => layer.learn(gradient), this.byLogits);
    this.count++;
  }

  update(rate: number): void {
    this.step++;
    const correction = Math.sqrt(1 - beta2 ** this.step);
    const corrected = (rate * correction) / (1 - beta1 ** this.step);
    const gradients = this.layers.flatMap((layer) => layer.gradients);
    this.weights.forEach((weights, w) => {
      const [gradient, mean, square] = [gradients[w]!, this.means[w]!, this.squares[w]!];
      for (let i = 0; i < weights.length; i++) {
        const slope = gradient[i]! / this.count;
        mean[i] = beta1 * mean[i]! + (1 - beta1) * slope;
        square[i] = beta2 * square[i]! + (1 - beta2) * slope * slope;
        weights[i]! -= (corrected * mean[i]!) / (Math.sqrt(square[i]!) + epsilon * correction);
      }
      gradient.fill(0);
    });
    this.count = 0;
  }

  /** How far the mean gradient since the last update is from these at most, in shares of the largest of its tensor. */
  compareGradients(gradients: Weights): number {
    let most = 0;
    this.layers
      .flatMap((layer) => layer.gradients)
      .forEach((own, i) => {
        const { values, shape } = gradients[i]!;
        const largest = values.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
        turn(values, shape.at(-1)!, (from, to) => {
          most = Math.max(most, Math.abs(own[to]! / this.count - values[from]!) / largest);
        });
      });
    return most;
  }

  private get weights(): Float64Array[] {
    return this.layers.flatMap((layer) => layer.weights);
  }
}

const square = (size: number) => ({ height: size, width: size });

/** Pairs each number of a tensor [..., units] with its place in one [units, ...]. */
function turn(values: ArrayLike<number>, units: number, pair: (from: number, to: number) => void): void {
  const rows = values.length / units;
  for (let from = 0; from < values.length; from++)
    pair(from, (from % units) * rows + Math.floor(from / units));
}
