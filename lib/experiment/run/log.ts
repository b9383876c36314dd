import type { EngineState } from "../engines/engine";
import type { Experiment } from "../schema";
import type { Edit } from "./edit";
import { joinPoints, type RunPoint, thinPoints } from "./point";
import type { Recording } from "./recorder";
import type { RunEnd } from "./session";

/** A run as it is kept, compared, saved and gone back through. A new object at each change. */
export interface RunLog {
  /** Its own among the runs of a device. */
  id: string;
  experiment: Experiment;
  /** The run it was forked from, and at which step; null for one that began at step 0. */
  parent: { id: string; step: number } | null;
  points: RunPoint[];
  /** Models at some of the points; the last of them may be newer than the last point. */
  states: EngineState[];
  edits: readonly Edit[];
  end: RunEnd | null;
}

export function beginLog(id: string, experiment: Experiment, parent: RunLog["parent"] = null): RunLog {
  return { id, experiment, parent, points: [], states: [], edits: [], end: null };
}

/** What a frame of the run's job tells of it. */
export interface RunNews {
  recording: Recording;
  edits: readonly Edit[];
  end: RunEnd | null;
}

export function extendLog(log: RunLog, { recording, edits, end }: RunNews): RunLog {
  return {
    ...log,
    points: thinPoints(joinPoints(log.points, recording.points), recording.pointEvery),
    states: thinPoints(joinPoints(log.states, recording.states), recording.stateEvery),
    edits,
    end,
  };
}

/** The beginning of a run up to a step, under a new name: what a fork shares with it. */
export function forkLog(log: RunLog, id: string, step: number, experiment: Experiment): RunLog {
  const upTo = <P extends { step: number }>(points: readonly P[]) =>
    points.filter((point) => point.step <= step);
  return {
    ...beginLog(id, experiment, { id: log.id, step }),
    points: upTo(log.points),
    states: upTo(log.states),
    edits: log.edits.filter((edit) => edit.step < step),
  };
}

/** The recorded state nearest to a step; undefined when none was recorded. */
export function findState(log: RunLog, step: number): EngineState | undefined {
  let nearest: EngineState | undefined;
  for (const state of log.states)
    if (nearest === undefined || Math.abs(state.step - step) < Math.abs(nearest.step - step)) nearest = state;
  return nearest;
}

/** The last recorded state whose weights are all numbers. */
export function findSoundState(log: RunLog): EngineState | undefined {
  return log.states.findLast(({ weights }) =>
    weights.every(({ values }) => values.every((value) => Number.isFinite(value))),
  );
}
