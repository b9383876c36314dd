import { z } from "zod";
import { slugSchema } from "./poll";

/** What can be read off the end of a run; `gap` is the validation loss less the training loss. */
export const runMeasures = [
  "training loss",
  "validation loss",
  "training accuracy",
  "validation accuracy",
  "gap",
  "steps",
] as const;
export type RunMeasure = (typeof runMeasures)[number];

/** How a widget's run speaks for one of a poll's options: by which of its curves ends lowest or highest, or by a number. */
export const runRuleSchema = z.discriminatedUnion("by", [
  z.strictObject({
    by: z.enum(["lowest", "highest"]),
    measure: z.enum(runMeasures),
    /** The option of each curve, in the widget's order. */
    options: z.array(slugSchema).min(2).max(12),
  }),
  z.strictObject({
    by: z.literal("range"),
    measure: z.enum(runMeasures),
    /** Whose number, counted from 0. */
    run: z.int().min(0).default(0),
    /** From the lowest up: the option of what is below a number; the last one's is that of all else. */
    ranges: z
      .array(z.strictObject({ below: z.number().optional(), option: slugSchema }))
      .min(2)
      .max(12)
      .refine(
        (ranges) =>
          ranges.every(({ below }, index) => {
            if (index === ranges.length - 1) return below === undefined;
            return below !== undefined && below > (ranges[index - 1]?.below ?? -Infinity);
          }),
        "each range but the last says `below`, and they ascend",
      ),
  }),
]);
export type RunRule = z.output<typeof runRuleSchema>;

/** One curve of a widget that trains, as it stands. */
export interface MeasuredRun {
  /** What the widget calls it, such as "free". */
  name: string;
  step: number;
  train: { loss: number; accuracy: number | null };
  validation: { loss: number; accuracy: number | null };
}

/** The options that a rule names. */
export function listRuleOptions(rule: RunRule): string[] {
  return rule.by === "range" ? rule.ranges.map(({ option }) => option) : rule.options;
}

/** NaN where the run has no such number. */
export function readMeasure({ step, train, validation }: MeasuredRun, measure: RunMeasure): number {
  switch (measure) {
    case "training loss":
      return train.loss;
    case "validation loss":
      return validation.loss;
    case "training accuracy":
      return train.accuracy ?? NaN;
    case "validation accuracy":
      return validation.accuracy ?? NaN;
    case "gap":
      return validation.loss - train.loss;
    case "steps":
      return step;
  }
}

/**
 * The option for which a run speaks, by what was measured at its end; null where it speaks for none: a number is missing,
 * or two curves end alike. It is shown, never graded: a browser can say what it likes.
 */
export function judgeRuns(rule: RunRule, runs: readonly MeasuredRun[]): string | null {
  const values = runs.map((run) => readMeasure(run, rule.measure));
  if (rule.by === "range") {
    const value = values[rule.run] ?? NaN;
    if (Number.isNaN(value)) return null;
    return rule.ranges.find(({ below }) => below === undefined || value < below)?.option ?? null;
  }
  if (values.length !== rule.options.length || values.some(Number.isNaN)) return null;
  const best = rule.by === "lowest" ? Math.min(...values) : Math.max(...values);
  const winners = rule.options.filter((_, index) => values[index] === best);
  return winners.length === 1 ? (winners[0] ?? null) : null;
}

const measureNames: Record<RunMeasure, string> = {
  "training loss": "training loss",
  "validation loss": "validation loss",
  "training accuracy": "training points right",
  "validation accuracy": "held-back points right",
  gap: "validation loss less training loss",
  steps: "steps",
};

function printMeasure(value: number, measure: RunMeasure): string {
  if (Number.isNaN(value)) return "not a number";
  if (measure === "steps") return String(value);
  if (measure.endsWith("accuracy")) return `${(100 * value).toFixed(1)} %`;
  if (value !== 0 && Math.abs(value) < 0.01) return value.toPrecision(1);
  return value.toFixed(2);
}

/** What was measured, in words: "validation loss 1.76 (free), 0.70 (held back)". */
export function describeMeasures(rule: RunRule, runs: readonly MeasuredRun[]): string {
  const told = rule.by === "range" ? runs.slice(rule.run, rule.run + 1) : runs;
  const values = told.map((run) => {
    const value = printMeasure(readMeasure(run, rule.measure), rule.measure);
    return told.length === 1 ? value : `${value} (${run.name})`;
  });
  return `${measureNames[rule.measure]} ${values.join(", ")}`;
}
