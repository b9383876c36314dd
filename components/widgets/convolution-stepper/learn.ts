import type { ConvolutionOptions, FilterBank, Volume } from "@/lib/math/convolution";
import { extractPatches } from "@/lib/math/convolution-windows";
import { createRandom } from "@/lib/math/random";

/** Positions beyond this many are thinned out: enough to pin a filter down, few enough for a phone. */
const MOST_POSITIONS = 4096;

export interface LearnSpec {
  image: Volume;
  options: ConvolutionOptions;
  /** One filter: what the learner is to find, known to it only through the output that it makes. */
  target: FilterBank;
  optimizer: "plain" | "momentum";
  /** As a share of `stableRate`. */
  rate: number;
  seed: number;
}

export interface LearnCommand {
  rate?: number;
  optimizer?: "plain" | "momentum";
}

export interface LearnFrame {
  /** Channels x rows x columns of the filter so far. */
  weights: Float32Array;
  bias: number;
  /** Mean squared difference between the output now and the wanted one. */
  loss: number;
  learningRate: number;
  /** The largest learning rate with which plain gradient descent does not diverge here. */
  stableRate: number;
  diverged: boolean;
  /** Outputs compared, of all there are. */
  positions: number;
  allPositions: number;
}

/** The layer as linear regression: each row one window's pixels and a 1 for the bias, beside the wanted output. */
export interface Regression {
  /** positions x unknowns. */
  rows: Float32Array;
  wanted: Float32Array;
  positions: number;
  allPositions: number;
  /** Weights of the filter, and the bias. */
  unknowns: number;
}

/** @throws Error when no window fits. */
export function buildRegression({ image, target, options }: LearnSpec): Regression {
  const all = extractPatches(image, target, options, 1).outputs.length;
  if (all === 0) throw new Error("No window fits the image");
  const { patches, outputs, length } = extractPatches(
    image,
    target,
    options,
    Math.ceil(all / MOST_POSITIONS),
  );
  const unknowns = length + 1;
  const positions = outputs.length;
  const rows = new Float32Array(positions * unknowns).fill(1);
  const wanted = new Float32Array(positions);
  for (let n = 0; n < positions; n++) {
    let sum = target.biases[0] ?? 0;
    for (let i = 0; i < length; i++) {
      const pixel = patches[n * length + i]!;
      rows[n * unknowns + i] = pixel;
      sum += pixel * (target.weights[i] ?? 0);
    }
    wanted[n] = sum;
  }
  return { rows, wanted, positions, allPositions: all, unknowns };
}

/**
 * 2 / (largest eigenvalue of the loss's second derivative, 2/N AᵀA): beyond it, each step along that eigenvector
 * overshoots by more than it corrects. By power iteration.
 */
export function findStableRate({ rows, positions, unknowns }: Regression): number {
  let direction = new Float64Array(unknowns).fill(1 / Math.sqrt(unknowns));
  let eigenvalue = 0;
  for (let round = 0; round < 30; round++) {
    const next = new Float64Array(unknowns);
    for (let n = 0; n < positions; n++) {
      let along = 0;
      for (let i = 0; i < unknowns; i++) along += rows[n * unknowns + i]! * direction[i]!;
      for (let i = 0; i < unknowns; i++) next[i]! += (2 / positions) * along * rows[n * unknowns + i]!;
    }
    eigenvalue = Math.hypot(...next);
    if (eigenvalue === 0) return 1;
    direction = next.map((value) => value / eigenvalue);
  }
  return 2 / eigenvalue;
}

/** Where learning starts: small normal weights, 1/n in variance, and no bias. */
export function drawStart(seed: number, unknowns: number): Float32Array {
  const random = createRandom(seed, "learn");
  const spread = 1 / Math.sqrt(unknowns - 1);
  return Float32Array.from({ length: unknowns }, (_, i) => (i < unknowns - 1 ? spread * random.normal() : 0));
}
