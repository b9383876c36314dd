/** The activation functions of the course, with their derivatives. */
export const activationNames = [
  "linear",
  "sigmoid",
  "tanh",
  "relu",
  "leakyRelu",
  "elu",
  "gelu",
  "softplus",
  "relu6",
] as const;
export type ActivationName = (typeof activationNames)[number];

/** Slope of leaky ReLU left of zero; Keras' own 0.3 is unusual, 0.01 is its paper's and PyTorch's. */
export const leakyReluSlope = 0.01;

/** g(x) of one number. */
export function activate(name: ActivationName, x: number): number {
  switch (name) {
    case "linear":
      return x;
    case "sigmoid":
      return sigmoid(x);
    case "tanh":
      return hyperbolicTangent(x);
    case "relu":
      return x > 0 ? x : 0;
    case "leakyRelu":
      return x > 0 ? x : leakyReluSlope * x;
    case "elu":
      return x > 0 ? x : Math.expm1(x);
    case "gelu":
      return x * normalCdf(x);
    case "softplus":
      return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
    case "relu6":
      return x > 0 ? Math.min(x, 6) : 0;
  }
}

/** g'(x) of one number. At a kink (ReLU, leaky ReLU at 0, ReLU6 also at 6) the slope from the left, as TensorFlow does. */
export function activationSlope(name: ActivationName, x: number): number {
  switch (name) {
    case "linear":
      return 1;
    case "sigmoid": {
      const s = sigmoid(x);
      return s * (1 - s);
    }
    case "tanh": {
      const t = hyperbolicTangent(x);
      return 1 - t * t;
    }
    case "relu":
      return x > 0 ? 1 : 0;
    case "leakyRelu":
      return x > 0 ? 1 : leakyReluSlope;
    case "elu":
      return x > 0 ? 1 : Math.exp(x);
    case "gelu":
      return normalCdf(x) + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
    case "softplus":
      return sigmoid(x);
    case "relu6":
      return x > 0 && x <= 6 ? 1 : 0;
  }
}

/** 1 / (1 + e^-x), without overflow on either side. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** tanh x to 1e-13 of its value; several times faster than Math.tanh, which a deep stack calls millions of times. */
export function hyperbolicTangent(x: number): number {
  const square = x * x;
  // Near 0 the quotient below would lose all digits: the series of tanh to x^7.
  if (square < 1e-4) return x * (1 + square * (-1 / 3 + square * (2 / 15 - (square * 17) / 315)));
  return 1 - 2 / (Math.exp(2 * x) + 1);
}

/** P(Z <= x) of a standard normal Z. Error function after Abramowitz and Stegun 7.1.26: within 1.5e-7. */
function normalCdf(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const polynomial =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = (polynomial * Math.exp(-z * z)) / 2;
  return x < 0 ? tail : 1 - tail;
}
