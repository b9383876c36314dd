import { createEngine } from "@/lib/experiment/engines/create-engine";
import type { Engine, EngineState } from "@/lib/experiment/engines/engine";
import type { Experiment } from "@/lib/experiment/schema";
import { defineJob } from "@/lib/lab/job";
import { makeHeldOut } from "./held-out";
import { measureShifts, type ShiftCurve } from "./measure";
import type { Direction } from "./state";

export interface ShiftSpec {
  /** Trained in step, on the same digits. */
  experiments: readonly Experiment[];
  steps: number;
  /** Of the held-out digits. */
  seed: number;
  direction: Direction;
}

/** The other way to move the held-out digits, from now on. */
export interface ShiftCommand {
  direction: Direction;
}

export interface ShiftFrame {
  step: number;
  /** The step at which the curves were measured. */
  measuredAt: number;
  direction: Direction;
  /** One per experiment. */
  curves: ShiftCurve[];
}

/** Steps between two measurements: each asks every network for 1,440 answers. */
const MEASURE_EVERY = 40;

/** Trains the contenders in step, and looks now and then how far each held-out digit may be moved. */
export const job = defineJob<ShiftSpec, ShiftCommand, ShiftFrame>({
  device: "any",
  async create({ experiments, steps, seed, direction: firstDirection }, context) {
    const held = makeHeldOut(seed);
    const engines: Engine[] = [];
    let direction = firstDirection;
    let curves: ShiftCurve[] = [];
    let measuredAt = 0;
    const position = () => engines[0]?.step ?? 0;
    const dispose = () => engines.forEach((engine) => engine.dispose());

    async function measure(): Promise<void> {
      const measured: ShiftCurve[] = [];
      for (const engine of engines) measured.push(await measureShifts(engine, held, direction));
      curves = measured;
      measuredAt = position();
    }

    try {
      for (const experiment of experiments) engines.push(await createEngine(experiment, context.tf));
      await measure();
    } catch (error) {
      dispose();
      throw error;
    }

    return {
      async step() {
        if (position() >= steps) return;
        for (const engine of engines) engine.trainStep();
        if (position() % MEASURE_EVERY === 0 || position() === steps) await measure();
      },
      frame: async () => ({ frame: { step: position(), measuredAt, direction, curves } }),
      async command(command) {
        if (command.direction === direction) return;
        direction = command.direction;
        await measure();
      },
      save: () => Promise.all(engines.map((engine) => engine.readState())),
      async restore(states: EngineState[]) {
        states.forEach((state, index) => engines[index]?.writeState(state));
        await measure();
      },
      done: () => position() >= steps,
      position,
      dispose,
    };
  },
});
