import type { DataDescription } from "../../describe-data";

/**
 * Adds how many answers of a batch are right, and how many were asked; nothing for regression.
 * @param outputs before softmax or sigmoid, [rows, units]
 */
export function countRight(
  encoding: DataDescription["encoding"],
  outputs: Float64Array,
  targets: Float64Array,
  rows: number,
  units: number,
  total: { right: number; asked: number },
): void {
  if (encoding === "values") return;
  if (encoding !== "oneHot") {
    for (let i = 0; i < rows * units; i++) if (outputs[i]! > 0 === targets[i]! > 0) total.right++;
    total.asked += rows * units;
    return;
  }
  for (let row = 0; row < rows; row++) {
    const at = row * units;
    let [answer, wanted, asked] = [0, 0, 0];
    for (let j = 0; j < units; j++) {
      if (outputs[at + j]! > outputs[at + answer]!) answer = j;
      if (targets[at + j]! > targets[at + wanted]!) wanted = j;
      asked += targets[at + j]!;
    }
    if (answer === wanted) total.right += asked;
    total.asked += asked;
  }
}
