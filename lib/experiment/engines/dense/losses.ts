import { sigmoid } from "@/lib/math/activation";
import type { LossName } from "../../schema-training";

/** Sum of a loss over rows, and what it is to be divided by to be the mean. */
export interface LossSum {
  sum: number;
  /** Numbers for the squared error and the sigmoid's cross-entropy; asked rows for the softmax's. */
  weight: number;
}

/**
 * Adds a batch's loss to `total`, and writes the gradient of its mean where it is wanted.
 * @param outputs before any softmax or sigmoid, [rows, units]
 * @param targets of the same shape; a row of zeros asks nothing of a softmax
 */
export function addLoss(
  loss: LossName,
  outputs: Float64Array,
  targets: Float64Array,
  rows: number,
  units: number,
  total: LossSum,
  gradient: Float64Array | null,
): void {
  const count = rows * units;
  if (loss === "softmaxCrossEntropy") {
    addSoftmax(outputs, targets, rows, units, total, gradient);
    return;
  }
  total.weight += count;
  for (let i = 0; i < count; i++) {
    const z = outputs[i]!;
    const t = targets[i]!;
    if (loss === "squaredError") {
      total.sum += (z - t) ** 2;
      if (gradient !== null) gradient[i] = (2 * (z - t)) / count;
    } else {
      // softplus(z) - z t, which no large z overflows.
      total.sum += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - z * t;
      if (gradient !== null) gradient[i] = (sigmoid(z) - t) / count;
    }
  }
}

function addSoftmax(
  outputs: Float64Array,
  targets: Float64Array,
  rows: number,
  units: number,
  total: LossSum,
  gradient: Float64Array | null,
): void {
  let asked = 0;
  for (let i = 0; i < rows * units; i++) asked += targets[i]!;
  total.weight += asked;
  for (let row = 0; row < rows; row++) {
    const at = row * units;
    let most = -Infinity;
    for (let j = 0; j < units; j++) most = Math.max(most, outputs[at + j]!);
    let sum = 0;
    let wanted = 0;
    for (let j = 0; j < units; j++) {
      sum += Math.exp(outputs[at + j]! - most);
      wanted += targets[at + j]!;
    }
    const normalizer = most + Math.log(sum);
    for (let j = 0; j < units; j++) {
      const target = targets[at + j]!;
      if (target !== 0) total.sum -= target * (outputs[at + j]! - normalizer);
      if (gradient !== null)
        gradient[at + j] = (Math.exp(outputs[at + j]! - normalizer) * wanted - target) / asked;
    }
  }
}

/** Turns outputs [rows, units] into what they say: probabilities under cross-entropy. */
export function finishOutputs(loss: LossName, outputs: Float64Array, rows: number, units: number): void {
  if (loss === "squaredError") return;
  for (let row = 0; row < rows; row++) {
    const at = row * units;
    if (loss === "sigmoidCrossEntropy") {
      for (let j = 0; j < units; j++) outputs[at + j] = sigmoid(outputs[at + j]!);
      continue;
    }
    let most = -Infinity;
    for (let j = 0; j < units; j++) most = Math.max(most, outputs[at + j]!);
    let sum = 0;
    for (let j = 0; j < units; j++) sum += outputs[at + j] = Math.exp(outputs[at + j]! - most);
    for (let j = 0; j < units; j++) outputs[at + j]! /= sum;
  }
}
