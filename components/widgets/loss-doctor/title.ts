import type { BatchReading } from "./batch-readings";
import { average, takeLast } from "@/components/training/diagnosis/curve";
import { readCurve } from "./read-curves";
import { nameRate } from "./rates-panel";
import type { RunReading } from "./readings";
import type { State } from "./state";
import { printLoss, printStep } from "@/components/training/diagnosis/words";

const join = (items: readonly string[]) =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

/** What is in view, as a sentence with its numbers. */
export function writeTitle(
  state: State,
  readings: readonly RunReading[],
  batches: readonly BatchReading[],
): string {
  if (state.mode === "batches") {
    const isYoung = batches.length === 0 || batches.some(({ seen, batchSize }) => seen < 20 * batchSize);
    if (isYoung) return "Three batch sizes, one network: how jagged is the loss?";
    return `From step to step the loss jumps by ${join(
      batches.map(({ batchJump, batchSize }) => `${printLoss(batchJump)} in batches of ${batchSize}`),
    )}`;
  }
  const step = Math.max(0, ...readings.map(({ points }) => points.at(-1)?.step ?? 0));
  const readLevel = (part: "train" | "validation") => (reading: RunReading) =>
    average(takeLast(readCurve(reading.points, part).losses, 0.1, 1));
  const losses = readings.map(readLevel("train"));
  if (step === 0)
    return state.mode === "rates"
      ? "One network, four learning rates"
      : "One run, on the examples it learns and on others";
  if (state.mode === "rates")
    return `After ${printStep(step)} steps the loss stands near ${join(
      losses.map((loss, index) => `${printLoss(loss)} at rate ${nameRate(state.rates[index] ?? NaN)}`),
    )}`;
  const [validation = NaN] = readings.map(readLevel("validation"));
  return `After ${printStep(step)} steps the loss stands near ${printLoss(losses[0] ?? NaN)} on the examples it trains on and ${printLoss(validation)} on others`;
}
