import { keep, readKept } from "@/components/poll/kept-text";
import { trialOutcomeSchema, type TrialOutcome } from "@/lib/contract/pooled";

/** A result on its way to the server. */
export interface WaitingTrial {
  number: number;
  outcome: TrialOutcome;
}

const key = (pool: string) => `live-trial:${pool}`;

/** The result that this device has for a search and the server has not acknowledged. */
export function readWaitingTrial(pool: string): WaitingTrial | null {
  try {
    const value: unknown = JSON.parse(readKept(key(pool)) ?? "null");
    if (typeof value !== "object" || value === null || !("number" in value) || !("outcome" in value))
      return null;
    const outcome = trialOutcomeSchema.safeParse(value.outcome);
    return outcome.success && typeof value.number === "number"
      ? { number: value.number, outcome: outcome.data }
      : null;
  } catch {
    return null;
  }
}

export function keepWaitingTrial(pool: string, trial: WaitingTrial | null): void {
  keep(key(pool), trial === null ? null : JSON.stringify(trial));
}
