import { sigmoid } from "@/lib/math/activation";
import type { LossName } from "../../schema-training";
import { clearRange } from "./layer";

/** Sum of a loss over rows, and what it is to be divided by to be the mean. */
export interface LossSum {
  sum: number;
  /** Numbers for the squared error and the sigmoid's cross-entropy; asked rows for the softmax's. */
  weight: number;
}

/** Outputs before any softmax or sigmoid, beside what they should be; both [units, stride]. */
export interface Answers {
  outputs: Float32Array;
  /** A row of zeros asks nothing of a softmax. */
  targets: Float32Array;
  units: number;
}

/** Adds a batch's loss to `total`, and writes the gradient of its mean where it is wanted. */
export function addLoss(
  loss: LossName,
  answers: Answers,
  rows: number,
  stride: number,
  total: LossSum,
  gradient: Float32Array | null,
): void {
  if (loss === "softmaxCrossEntropy") {
    addSoftmax(answers, rows, stride, total, gradient);
    return;
  }
  const { outputs, targets, units } = answers;
  const count = rows * units;
  total.weight += count;
  for (let j = 0; j < units; j++) {
    const end = j * stride + rows;
    for (let i = j * stride; i < end; i++) {
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
    if (gradient !== null) clearRange(gradient, end, (j + 1) * stride);
  }
}

function addSoftmax(
  { outputs, targets, units }: Answers,
  rows: number,
  stride: number,
  total: LossSum,
  gradient: Float32Array | null,
): void {
  const end = units * stride;
  let asked = 0;
  for (let row = 0; row < rows; row++) for (let i = row; i < end; i += stride) asked += targets[i]!;
  total.weight += asked;
  for (let row = 0; row < rows; row++) {
    let most = -Infinity;
    for (let i = row; i < end; i += stride) most = Math.max(most, outputs[i]!);
    let sum = 0;
    let wanted = 0;
    for (let i = row; i < end; i += stride) {
      sum += Math.exp(outputs[i]! - most);
      wanted += targets[i]!;
    }
    const normalizer = most + Math.log(sum);
    for (let i = row; i < end; i += stride) {
      const target = targets[i]!;
      if (target !== 0) total.sum -= target * (outputs[i]! - normalizer);
      if (gradient !== null) gradient[i] = (Math.exp(outputs[i]! - normalizer) * wanted - target) / asked;
    }
  }
  if (gradient !== null)
    for (let from = 0; from < end; from += stride) clearRange(gradient, from + rows, from + stride);
}

/** What the outputs of a row say: probabilities under cross-entropy. Writes `units` numbers from `at` on. */
export function finishRow(
  loss: LossName,
  { outputs, units }: Answers,
  row: number,
  stride: number,
  answers: Float32Array,
  at: number,
): void {
  let most = -Infinity;
  for (let j = 0; j < units; j++) most = Math.max(most, outputs[j * stride + row]!);
  let sum = 0;
  for (let j = 0; j < units; j++) {
    const z = outputs[j * stride + row]!;
    if (loss === "softmaxCrossEntropy") sum += Math.exp(z - most);
    answers[at + j] =
      loss === "squaredError" ? z : loss === "sigmoidCrossEntropy" ? sigmoid(z) : Math.exp(z - most);
  }
  if (loss === "softmaxCrossEntropy") for (let j = 0; j < units; j++) answers[at + j]! /= sum;
}
