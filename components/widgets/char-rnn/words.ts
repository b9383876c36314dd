import type { Reading } from "./model";
import { countRight, rankGuesses } from "./model";
import type { Look } from "./job";
import type { State } from "./state";

export const cellTitles: Record<State["cell"], string> = { rnn: "Plain RNN", lstm: "LSTM", gru: "GRU" };

/** Spaces and line ends must be seen. */
export function showCharacter(character: string): string {
  return character === " " ? "\u2423" : character === "\n" ? "\u21b5" : character;
}

export function printPercent(share: number): string {
  const percent = share * 100;
  return `${percent > 99 && percent < 100 ? ">99" : percent < 1 && percent > 0 ? "<1" : Math.round(percent)} %`;
}

export function printLoss(loss: number | undefined): string {
  return loss !== undefined && Number.isFinite(loss) ? loss.toFixed(3) : "none yet";
}

/** What is to be seen, in one sentence. */
export function writeTitle(step: number, reading: Reading, newest: Look | null, isWhole: boolean): string {
  const after = step === 0 ? "Before training" : `After ${step} steps`;
  if (isWhole) return `${after}, ${countRight(reading)} of ${reading.asked.length} next letters are right`;
  if (newest === null) return `${after}, every character is nearly as likely as any other`;
  return `${after}, ${printPercent(newest.accuracy)} of the next characters are right`;
}

/** The chosen step in words. */
export function describeStep(reading: Reading, time: number): string {
  const name = (symbol: number) => showCharacter(reading.vocabulary[symbol] ?? "");
  const [best] = rankGuesses(reading, time, 1);
  if (best === undefined) return "";
  const right = reading.asked[time] ?? 0;
  const said = `Step ${time + 1} reads ${name(reading.shown[time] ?? 0)}. Likeliest next: ${name(best.symbol)}, with ${printPercent(best.probability)}`;
  if (best.symbol === right) return `${said}, which is right.`;
  return `${said}; right is ${name(right)}, which has ${printPercent(reading.probabilities[time]?.[right] ?? 0)}.`;
}
