/** Steps per second over the last one to two seconds of running, so that the figure is steady yet follows a change. */
export interface RateMeter {
  /** `step` steps were made by `time` (ms). */
  mark(step: number, time: number): void;
  /** Forgets the past: after a pause, a restart or another device. */
  reset(): void;
  readonly perSecond: number;
}

const windowLength = 1_000;

export function createRateMeter(): RateMeter {
  let older: { step: number; time: number } | null = null;
  let newer: { step: number; time: number } | null = null;
  let perSecond = 0;
  return {
    mark(step, time) {
      if (older === null || newer === null || step < newer.step) {
        older = newer = { step, time };
        return;
      }
      if (time > older.time) perSecond = ((step - older.step) * 1_000) / (time - older.time);
      if (time - newer.time >= windowLength) {
        older = newer;
        newer = { step, time };
      }
    },
    reset() {
      older = newer = null;
    },
    get perSecond() {
      return perSecond;
    },
  };
}
