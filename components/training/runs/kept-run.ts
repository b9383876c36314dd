import type { RunLog } from "@/lib/experiment/run/log";

/** A run among others: its name and its colour stay as long as it is kept. */
export interface KeptRun {
  log: RunLog;
  /** Counts the runs of a place from 1, in the order in which they were begun. */
  number: number;
  /** Its colour: see `pickRunColor`. No two kept runs have the same. */
  slot: number;
}

/** Most runs of one place, so that each has a colour of its own and the table can be taken in. */
export const mostRuns = 12;

/** Most that the models recorded of one run weigh, and all runs of one place. */
const mebibyte = 2 ** 20;
export const mostRunBytes = 8 * mebibyte;
export const mostPlaceBytes = 32 * mebibyte;

export const nameRun = ({ number }: Pick<KeptRun, "number">) => `run ${number}`;

/** The step that a run has come to, as far as it was recorded. */
export function findLastStep({ points, states, end }: RunLog): number {
  return Math.max(end?.step ?? 0, points.at(-1)?.step ?? 0, states.at(-1)?.step ?? 0);
}

/** Whether it has anything of its own: a recorded step beyond its beginning, or beyond the run it was forked from. */
export function hasTrained(log: RunLog): boolean {
  return findLastStep(log) > (log.parent?.step ?? 0);
}

/** About how many bytes a run takes: its weights and the memories of its optimizer, its points, and the rest. */
export function weighLog({ states, points, experiment }: RunLog): number {
  let numbers = 0;
  for (const { weights, slots } of states) {
    for (const { values } of weights) numbers += values.length;
    for (const values of slots) numbers += values.length;
  }
  const { source } = experiment.data;
  const table = source.kind === "table" ? source.inputs.length + source.targets.length : 0;
  return 4 * numbers + 8 * table + 100 * points.length + 2000;
}

/** The run with every other state left out until it weighs at most so many bytes; its last state always stays. */
export function fitStates(log: RunLog, mostBytes: number): RunLog {
  let fitted = log;
  while (fitted.states.length > 1 && weighLog(fitted) > mostBytes) {
    const { states } = fitted;
    fitted = { ...fitted, states: states.filter((_, index) => (states.length - 1 - index) % 2 === 0) };
  }
  return fitted;
}
