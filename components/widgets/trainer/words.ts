import type { RunPoint } from "@/lib/experiment/run/point";
import type { RunEnd } from "@/lib/experiment/run/session";

/** Three digits; powers of ten where they would run long. */
export function printLoss(value: number): string {
  if (!Number.isFinite(value)) return "not a number";
  return value !== 0 && value < 0.001 ? value.toExponential(1) : value.toFixed(value < 0.1 ? 4 : 3);
}

export function printShare(share: number | null): string {
  return share === null ? "–" : `${(100 * share).toFixed(share > 0.995 && share < 1 ? 1 : 0)} %`;
}

/** What is on screen, in one sentence that holds for these numbers. */
export function describeModel(now: RunPoint | null, sizes: string, parameters: number): string {
  const network = `A network of ${sizes} with ${parameters} parameters`;
  if (now === null || now.step === 0) return `${network}, before its first step`;
  const { validation, train, step } = now;
  if (!Number.isFinite(train.loss)) return `${network} whose loss is no longer a number at step ${step}`;
  const seen = Number.isNaN(validation.loss) ? train : validation;
  const where = Number.isNaN(validation.loss) ? "its training points" : "points held back from it";
  const figure =
    seen.accuracy === null
      ? `has a loss of ${printLoss(seen.loss)} on ${where}`
      : `gets ${printShare(seen.accuracy)} of ${where} right`;
  return `${network} ${figure} after ${step} ${step === 1 ? "step" : "steps"}`;
}

/** Why training stopped by itself; null while it has not. */
export function describeEnd(end: RunEnd | null, learningRate: number): string | null {
  if (end === null) return null;
  switch (end.reason) {
    case "epochs":
      return `All epochs are done, at step ${end.step}. Set more of them to train on.`;
    case "target":
      return `The validation loss is as low as you asked for, at step ${end.step}.`;
    case "patience":
      return `The validation loss has not improved for as long as you allowed: stopped at step ${end.step}.`;
    case "diverged":
      return `The loss was no longer a number at step ${end.step}: at a learning rate of ${learningRate} each step overshot by more than the one before.`;
  }
}
