import { z } from "zod";
import type { Opened } from "@/components/widget/seals";
import { keyCell } from "./cells";
import { countDigits, type Settings } from "./experiment";
import type { Findings, Score, Trial } from "./outputs";
import type { State } from "./state";

/** Under what the seal of a test set was broken. */
const planSchema = z.object({
  /** The settings up to tuning. */
  tuned: z.string(),
  goal: z.number(),
  rate: z.number(),
  filters: z.number(),
});

/** The digits of a test set: other settings of these draw or hold back others. */
export const nameTestSet = ({ seed, size, shift, held }: State): string =>
  `seed ${seed}, ${size} digits, shift ${shift}, ${held} held back`;

/** What is to be remembered of an opening. */
export function recordOpening(
  state: State,
  { trials, chosen }: Findings["tune"],
  { right, count }: Score,
): Opened {
  const { rate, filters, validation } = trials[chosen] as Trial;
  return {
    plan: JSON.stringify({ tuned: keyCell("tune", state), goal: state.goal, rate, filters }),
    model: chosen,
    models: trials.length,
    validation: validation.accuracy ?? 0,
    test: right / count,
  };
}

/** An opening as it is remembered, beside the settings of now. */
export interface Opening extends Settings {
  score: Score;
  /** Share of the validation digits that the opened model read right. */
  validation: number;
  models: number;
  /** The goal that stood when the seal was broken. */
  goal: number;
  /** Whether the model has been changed since. */
  isChanged: boolean;
}

/** @returns null while the seal is whole, and for a memory that cannot be read */
export function readOpening(state: State, opened: Opened | undefined): Opening | null {
  if (opened === undefined) return null;
  let plan: unknown;
  try {
    plan = JSON.parse(opened.plan);
  } catch {
    return null;
  }
  const parsed = planSchema.safeParse(plan);
  if (!parsed.success) return null;
  const { tuned, goal, rate, filters } = parsed.data;
  const count = countDigits(state).test;
  return {
    score: { right: Math.round(opened.test * count), count },
    validation: opened.validation,
    models: opened.models,
    goal,
    rate,
    filters,
    isChanged: tuned !== keyCell("tune", state),
  };
}
