import { differentiateOperation } from "./operations";
import type { Tape } from "./tape";

/** What one operation sends back to one of its operands. */
export interface Share {
  /** The operand's entry. */
  input: number;
  /** Derivative of the operation's value by this operand. */
  local: number;
  /** Local derivative times the operation's own: what is added. */
  share: number;
  /** The operand's derivative with this share added. */
  after: number;
}

/** One operation, met on the way back. */
export interface BackwardStep {
  entry: number;
  /** Derivative of the result by this entry's value: complete, since all that use it have been met. */
  incoming: number;
  shares: readonly Share[];
}

export interface BackwardRun {
  /** Derivative of the result by each entry's value; null where no variable has an influence. */
  derivatives: readonly (number | null)[];
  /** From the result back to the variables. */
  steps: readonly BackwardStep[];
}

/**
 * Reverse-mode automatic differentiation: goes through the tape once, backwards, and gives each operand the operation's
 * derivative times the local one. What is used twice adds up. Its cost is a small multiple of the way forward, however many
 * variables there are.
 * Source: S. Linnainmaa, Taylor expansion of the accumulated rounding error, BIT 16 (1976).
 * @param values of each entry, from `runForward`
 */
export function runBackward({ entries, isVariable }: Tape, values: readonly number[]): BackwardRun {
  const derivatives: (number | null)[] = isVariable.map((has) => (has ? 0 : null));
  const last = entries.length - 1;
  if (isVariable[last]) derivatives[last] = 1;
  const steps: BackwardStep[] = [];
  for (let index = last; index >= 0; index--) {
    const entry = entries[index];
    const incoming = derivatives[index];
    if (entry?.kind !== "operation" || incoming == null) continue;
    const [a = 0, b = 0] = entry.inputs;
    const locals = differentiateOperation(
      entry.operation,
      values[a] ?? NaN,
      values[b] ?? NaN,
      values[index] ?? NaN,
    );
    const shares: Share[] = [];
    entry.inputs.forEach((input, i) => {
      const before = derivatives[input];
      if (before == null) return;
      const local = locals[i] ?? NaN;
      const share = incoming * local;
      derivatives[input] = before + share;
      shares.push({ input, local, share, after: before + share });
    });
    steps.push({ entry: index, incoming, shares });
  }
  return { derivatives, steps };
}
