import type { RunLog } from "@/lib/experiment/run/log";
import { type KeptRun, mostPlaceBytes, mostRuns, weighLog } from "./kept-run";

/** The lowest number from `first` that none of the runs has. */
function findFree(taken: ReadonlySet<number>, first: number): number {
  let free = first;
  while (taken.has(free)) free++;
  return free;
}

/** With a run that is new, at the end under the next number and in a colour that no other has; or with a newer log of one. */
export function putRun(runs: readonly KeptRun[], log: RunLog): KeptRun[] {
  if (runs.some((run) => run.log.id === log.id))
    return runs.map((run) => (run.log.id === log.id ? { ...run, log } : run));
  const number = Math.max(0, ...runs.map((run) => run.number)) + 1;
  const slot = findFree(new Set(runs.map((run) => run.slot)), 0);
  return [...runs, { log, number, slot }];
}

/**
 * Runs that were stored, together with those begun before the store had answered. Stored ones keep their names and
 * colours, except where two pages open at once have given out the same.
 */
export function mergeRuns(stored: readonly KeptRun[], current: readonly KeptRun[]): KeptRun[] {
  const numbers = new Set<number>();
  const slots = new Set<number>();
  const logs = new Map(current.map(({ log }) => [log.id, log]));
  const merged = [...stored]
    .sort((a, b) => a.number - b.number)
    .map((run): KeptRun => {
      const number = findFree(numbers, run.number);
      const slot = slots.has(run.slot) ? findFree(slots, 0) : run.slot;
      numbers.add(number);
      slots.add(slot);
      return { log: logs.get(run.log.id) ?? run.log, number, slot };
    });
  const known = new Set(stored.map(({ log }) => log.id));
  return current.filter(({ log }) => !known.has(log.id)).reduce((runs, { log }) => putRun(runs, log), merged);
}

/**
 * What is kept where there are too many runs, or they weigh too much: the oldest go, those not pinned first. The newest
 * always stays.
 */
export function pruneRuns(runs: readonly KeptRun[], pinned: ReadonlySet<string>): KeptRun[] {
  const kept = [...runs];
  let bytes = kept.reduce((sum, { log }) => sum + weighLog(log), 0);
  while (kept.length > 1 && (kept.length > mostRuns || bytes > mostPlaceBytes)) {
    const older = kept.slice(0, -1);
    const loose = older.findIndex(({ log }) => !pinned.has(log.id));
    const [gone] = kept.splice(Math.max(0, loose), 1);
    if (gone !== undefined) bytes -= weighLog(gone.log);
  }
  return kept;
}
