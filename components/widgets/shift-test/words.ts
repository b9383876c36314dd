import { nameSign, printAnswer, printShare, rankAnswers } from "@/components/training/sign-answers";
import type { ShiftKind } from "@/lib/data/signs/shifted-sign";
import { trainingSteps } from "./experiments";
import { findAmount } from "./held-out";
import type { Question, ShiftPoint, ShiftTestFrame } from "./job";

/** "1.5 pixels", "60°", "67 %" */
export function printAmount(kind: ShiftKind, level: number): string {
  const amount = findAmount(kind, level);
  if (kind === "blur") return `${amount.toFixed(1)} pixels`;
  return kind === "tilt" || kind === "hue" ? `${amount}°` : printShare(amount);
}

/** "tilted by 60°", as said of signs. */
export function describeShift({ kind, level }: Pick<Question, "kind" | "level">): string {
  if (level === 0) return "as in training";
  const amount = printAmount(kind, level);
  if (kind === "blur") return `blurred by ${amount}`;
  if (kind === "tilt") return `tilted by ${amount}`;
  if (kind === "hue") return `with hues turned by ${amount}`;
  return `with ${amount} of ${kind} behind them`;
}

/** What was measured of what is in view, if it was. */
export const findPoint = ({ curves, question }: ShiftTestFrame): ShiftPoint | undefined =>
  curves[question.network][question.kind]?.[question.level];

export function writeTitle(frame: ShiftTestFrame | null): string {
  if (frame === null) return "A network is about to learn road signs";
  const { question, steps } = frame;
  const { network } = question;
  if (steps[network] < trainingSteps[network])
    return `The ${network} network learns road signs: step ${steps[network]} of ${trainingSteps[network]}`;
  const point = findPoint(frame);
  const signs = `Signs ${describeShift(question)}`;
  if (point === undefined) return `${signs}: to be measured`;
  return `${signs}: the ${network} network reads ${printShare(point.accuracy)}, and is ${printShare(point.confidence)} sure on average`;
}

/** "stop, read as no entry (0.83)" */
export const describeSign = ({ answers }: Pick<ShiftTestFrame, "answers">, label: number): string =>
  `${nameSign(label)}, read as ${printAnswer(rankAnswers(answers, label)[0])}`;
