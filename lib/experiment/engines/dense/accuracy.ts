import type { DataDescription } from "../../describe-data";
import type { Answers } from "./losses";

/** Adds how many answers of a batch are right, and how many were asked; nothing for regression. */
export function countRight(
  encoding: DataDescription["encoding"],
  { outputs, targets, units }: Answers,
  rows: number,
  stride: number,
  total: { right: number; asked: number },
): void {
  if (encoding === "values") return;
  for (let row = 0; row < rows; row++) {
    let answer = row;
    let wanted = row;
    let asked = 0;
    for (let i = row; i < units * stride; i += stride) {
      if (encoding !== "oneHot") {
        if (outputs[i]! > 0 === targets[i]! > 0) total.right++;
        total.asked++;
        continue;
      }
      if (outputs[i]! > outputs[answer]!) answer = i;
      if (targets[i]! > targets[wanted]!) wanted = i;
      asked += targets[i]!;
    }
    if (encoding === "oneHot" && answer === wanted) total.right += asked;
    total.asked += asked;
  }
}
