import type { Engine, EngineState } from "../engines/engine";
import { measurePoint, mostPoints, type RunPoint } from "./point";

/** Most states kept of one run; each weighs as much as the model and its optimizer. */
export const mostStates = 40;

/** What was recorded since it was last asked for. */
export interface Recording {
  points: RunPoint[];
  states: EngineState[];
  /** Steps between two points, and between two states, from now on: what stands between goes. */
  pointEvery: number;
  stateEvery: number;
}

export interface Recorder {
  /**
   * To be called at every step, the first included: measures and keeps the model where one is due. Points stand at
   * multiples of an epoch; when there are too many, every other one goes. So the steps at which a run is recorded depend
   * on its length alone, and a replay is recorded at the same ones.
   */
  observe(): Promise<RunPoint | null>;
  take(): Recording;
  /** Begins again from the engine's present step, as if this were all there is. */
  rewind(): void;
}

export function createRecorder(engine: Engine): Recorder {
  let points: RunPoint[] = [];
  let states: EngineState[] = [];
  let pointEvery = engine.stepsPerEpoch;
  let stateEvery = engine.stepsPerEpoch;
  let seen = -1;

  function thin(): void {
    while (countBetween(pointEvery) > mostPoints) pointEvery *= 2;
    while (countBetween(stateEvery) > mostStates) stateEvery *= 2;
  }

  const countBetween = (every: number) => Math.floor(engine.step / every) + 1;

  return {
    async observe() {
      const { step } = engine;
      if (step === seen) return null;
      seen = step;
      thin();
      if (step % stateEvery === 0) states.push(await engine.readState());
      if (step % pointEvery !== 0) return null;
      const point = await measurePoint(engine);
      points.push(point);
      return point;
    },
    take() {
      const recording = { points, states, pointEvery, stateEvery };
      points = [];
      states = [];
      return recording;
    },
    rewind() {
      points = [];
      states = [];
      seen = engine.step;
    },
  };
}
