import { z } from "zod";
import { listChoices, settingsSchema } from "./state";

const pointSchema = z.object({ step: z.number(), loss: z.number() });

const runSchema = z.object({
  spec: settingsSchema,
  points: z.array(pointSchema),
  /** The step at which the loss was no longer a number; null while all is well. */
  brokeAt: z.number().nullable(),
  /** Index of its colour, its own as long as it is kept. */
  color: z.number().int().min(0),
});

export type KeptRun = z.output<typeof runSchema>;
type Spec = KeptRun["spec"];
type Point = KeptRun["points"][number];

const runsSchema = z.array(runSchema);

/** More lines than this cannot be told apart in one chart. */
export const MOST_RUNS = 6;
const MOST_POINTS = 300;

export function isSameSpec(a: Spec, b: Spec): boolean {
  return JSON.stringify(settingsSchema.parse(a)) === JSON.stringify(settingsSchema.parse(b));
}

/** A run of these settings begins at step 0: its earlier one goes, and the oldest of all when there are too many. */
export function beginRun(runs: readonly KeptRun[], spec: Spec): KeptRun[] {
  const others = runs.filter((run) => !isSameSpec(run.spec, spec)).slice(-(MOST_RUNS - 1));
  const taken = new Set(others.map((run) => run.color));
  let color = 0;
  while (taken.has(color)) color++;
  return [...others, { spec, points: [], brokeAt: null, color }];
}

/** Adds what the run of these settings has reported; steps made again after a lost device replace the first ones. */
export function extendRun(
  runs: readonly KeptRun[],
  spec: Spec,
  point: Point | null,
  brokeAt: number | null,
): KeptRun[] {
  return runs.map((run) => {
    if (!isSameSpec(run.spec, spec)) return run;
    const kept = point === null ? run.points : run.points.filter(({ step }) => step < point.step);
    return { ...run, brokeAt, points: point === null ? kept : thin([...kept, point]) };
  });
}

export function removeRun(runs: readonly KeptRun[], spec: Spec): KeptRun[] {
  return runs.filter((run) => !isSameSpec(run.spec, spec));
}

/** Halves the points of a long run, the last one kept. */
function thin(points: Point[]): Point[] {
  if (points.length <= MOST_POINTS) return points;
  return points.filter((_, index) => index % 2 === (points.length - 1) % 2);
}

/**
 * A name for each run: its activation and weights, then whatever else differs among them. Runs that differ in nothing
 * but their length get it too.
 */
export function nameRuns(runs: readonly KeptRun[]): string[] {
  const choices = runs.map((run) => listChoices(run.spec));
  const differs = (at: number) => choices.some((choice) => choice[at] !== choices[0]?.[at]);
  const names = choices.map((choice) => choice.filter((_, at) => at < 2 || differs(at)).join(", "));
  return names.map((name, index) =>
    names.indexOf(name) === names.lastIndexOf(name) ? name : `${name}, ${runs[index]?.spec.steps ?? 0} steps`,
  );
}

export function readRuns(text: string | null): KeptRun[] {
  if (text === null) return [];
  try {
    const parsed = runsSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
