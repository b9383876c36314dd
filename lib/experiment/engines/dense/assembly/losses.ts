import { exp, log, logistic } from "./doubles";
import { exp as expFour, logistic as logisticFour, zero } from "./functions";

/** In the order of `names` in ../losses.ts. */
enum Loss {
  SquaredError,
  SoftmaxCrossEntropy,
  SigmoidCrossEntropy,
}

/**
 * Adds a batch's loss and its weight to total [2] of f64: by sum / weight the mean. Writes the gradient of the batch's
 * mean where it is wanted.
 * @param z outputs before any softmax or sigmoid, [units, stride]
 * @param t targets, [units, stride]; a row of zeros asks nothing of a softmax
 * @param g gradient, [units, stride], or 0
 */
export function addLoss(
  loss: i32,
  z: usize,
  t: usize,
  g: usize,
  units: i32,
  rows: i32,
  stride: i32,
  total: usize,
): void {
  const step = (<usize>stride) << 2;
  const end = (<usize>rows) << 2;
  switch (loss) {
    case Loss.SquaredError:
      addBy<SquaredError>(z, t, g, units, end, step, total);
      break;
    case Loss.SigmoidCrossEntropy:
      addBy<SigmoidCrossEntropy>(z, t, g, units, end, step, total);
      break;
    default:
      addSoftmax(z, t, g, units, end, step, total);
  }
  if (g) for (let j = 0; j < units; j++) memory.fill(g + step * j + end, 0, step - end);
}

function add(total: usize, sum: f64, weight: f64): void {
  store<f64>(total, load<f64>(total) + sum);
  store<f64>(total + 8, load<f64>(total + 8) + weight);
}

class SquaredError {
  value(z: f64, t: f64): f64 {
    return (z - t) * (z - t);
  }
  slope(z: f64, t: f64): f64 {
    return 2 * (z - t);
  }
}

/** softplus(z) - z t, which no large z overflows. */
class SigmoidCrossEntropy {
  value(z: f64, t: f64): f64 {
    return max(z, 0) + log(1 + exp(-abs(z))) - z * t;
  }
  slope(z: f64, t: f64): f64 {
    return logistic(z) - t;
  }
}

function addBy<L>(z: usize, t: usize, g: usize, units: i32, end: usize, step: usize, total: usize): void {
  const loss = changetype<L>(0);
  const numbers = <f64>units * <f64>(end >> 2);
  let sum: f64 = 0;
  for (let j = 0; j < units; j++) {
    const from = step * j;
    for (let k = from; k < from + end; k += 4) {
      const answer: f64 = load<f32>(z + k);
      const target: f64 = load<f32>(t + k);
      sum += loss.value(answer, target);
      if (g) store<f32>(g + k, <f32>(loss.slope(answer, target) / numbers));
    }
  }
  add(total, sum, numbers);
}

function addSoftmax(z: usize, t: usize, g: usize, units: i32, rows: usize, step: usize, total: usize): void {
  const end = step * units;
  let asked: f64 = 0;
  for (let r: usize = 0; r < rows; r += 4) for (let k = r; k < end; k += step) asked += <f64>load<f32>(t + k);
  let loss: f64 = 0;
  for (let r: usize = 0; r < rows; r += 4) {
    let most: f64 = load<f32>(z + r);
    for (let k = r + step; k < end; k += step) most = max(most, <f64>load<f32>(z + k));
    let sum: f64 = 0;
    let wanted: f64 = 0;
    for (let k = r; k < end; k += step) {
      sum += exp(<f64>load<f32>(z + k) - most);
      wanted += <f64>load<f32>(t + k);
    }
    const normalizer = most + log(sum);
    for (let k = r; k < end; k += step) {
      const answer: f64 = load<f32>(z + k);
      const target: f64 = load<f32>(t + k);
      if (target != 0) loss -= target * (answer - normalizer);
      if (g) store<f32>(g + k, <f32>((exp(answer - normalizer) * wanted - target) / asked));
    }
  }
  add(total, loss, asked);
}

/** Turns outputs in place into what they say: probabilities under cross-entropy. */
export function finish(loss: i32, z: usize, units: i32, stride: i32): void {
  const step = (<usize>stride) << 2;
  const end = step * units;
  if (loss == Loss.SigmoidCrossEntropy)
    for (let k: usize = 0; k < end; k += 16) v128.store(z + k, logisticFour(v128.load(z + k)));
  if (loss != Loss.SoftmaxCrossEntropy) return;
  for (let r: usize = 0; r < step; r += 16) {
    let most = v128.load(z + r);
    for (let k = r + step; k < end; k += step) most = f32x4.pmax(most, v128.load(z + k));
    let sum = zero;
    for (let k = r; k < end; k += step) {
      const e = expFour(f32x4.sub(v128.load(z + k), most), zero);
      sum = f32x4.add(sum, e);
      v128.store(z + k, e);
    }
    for (let k = r; k < end; k += step) v128.store(z + k, f32x4.div(v128.load(z + k), sum));
  }
}
