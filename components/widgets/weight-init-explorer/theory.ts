import { activate, activationSlope, type ActivationName } from "@/lib/math/activation";
import { type Initialization, standardDeviation } from "@/lib/math/initialization";
import { signalEpsilon } from "@/lib/math/signal";

/** Mean of f(sigma Z) over a standard normal Z, by the midpoint rule on -8 to 8: kinks and jumps at 0 fall between two points. */
export function averageOverNormal(f: (x: number) => number, sigma: number): number {
  const steps = 640;
  let sum = 0;
  let weights = 0;
  for (let i = 0; i < steps; i++) {
    const z = -8 + (16 * (i + 0.5)) / steps;
    const weight = Math.exp((-z * z) / 2);
    sum += weight * f(sigma * z);
    weights += weight;
  }
  return sum / weights;
}

export interface LayerPrediction {
  /** Of this layer's activations. */
  mean: number;
  variance: number;
  meanSquare: number;
  /** Mean square of the gradient with respect to this layer's activations; null where no simple law holds. */
  gradientMeanSquare: number | null;
}

export interface TheorySpec {
  width: number;
  depth: number;
  activation: ActivationName;
  initialization: Initialization;
  batchNorm: boolean;
}

/**
 * What a layer carries when it is so wide that each pre-activation is a sum of very many independent terms, and so
 * normal (Poole et al. 2016; Schoenholz et al. 2017): its variance is n v times the mean square below it. Inputs and the
 * gradient at the end have mean square 1. Null for constant weights, whose terms are not independent.
 */
export function predictSignal(spec: TheorySpec): LayerPrediction[] | null {
  const { width, depth, activation, batchNorm } = spec;
  if (spec.initialization.kind === "constant") return null;
  const share = width * standardDeviation([width, width], spec.initialization) ** 2;
  const layers: LayerPrediction[] = [];
  const slopes: number[] = [];
  let meanSquare = 1;
  for (let layer = 0; layer < depth; layer++) {
    const incoming = share * meanSquare;
    const sigma = Math.sqrt(batchNorm ? incoming / (incoming + signalEpsilon) : incoming);
    const mean = averageOverNormal((x) => activate(activation, x), sigma);
    meanSquare = averageOverNormal((x) => activate(activation, x) ** 2, sigma);
    slopes.push(averageOverNormal((x) => activationSlope(activation, x) ** 2, sigma));
    layers.push({
      mean,
      meanSquare,
      variance: Math.max(0, meanSquare - mean * mean),
      gradientMeanSquare: null,
    });
  }
  if (batchNorm) return layers;
  let gradient = 1;
  for (let layer = depth - 1; layer >= 0; layer--) {
    const prediction = layers[layer];
    if (prediction) prediction.gradientMeanSquare = gradient;
    gradient *= share * (slopes[layer] ?? 0);
  }
  return layers;
}
