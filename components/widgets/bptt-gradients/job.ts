import { createEngine } from "@/lib/experiment/engines/create-engine";
import type { Engine, EngineState } from "@/lib/experiment/engines/engine";
import { defineJob } from "@/lib/lab/job";
import { cells, createTraining, setUpdateBias, type Cell, type Spec } from "./experiments";
import { LOOK, WINDOW } from "./intervals";
import { measureProfile, type Profile } from "./profile";

interface CellFrame {
  cell: Cell;
  /** Mean training loss of each window of steps so far. */
  losses: number[];
  /** Share of right answers on the sequences held back, at the newest look. */
  accuracy: number;
  start: Profile;
  now: Profile;
}

export interface Frame {
  step: number;
  /** Of the newest look. */
  lookedAt: number;
  cells: CellFrame[];
}

interface Saved {
  lookedAt: number;
  runs: { frame: CellFrame; engine: EngineState }[];
}

/** Trains a plain, an LSTM and a GRU cell side by side on the same sequences. */
export const job = defineJob<Spec, never, Frame>({
  device: "any",
  async create(spec, context) {
    const runs: { frame: CellFrame; engine: Engine }[] = [];
    const engines: Engine[] = [];
    let lookedAt = 0;
    const position = () => runs[0]?.engine.step ?? 0;
    const dispose = () => engines.forEach((engine) => engine.dispose());
    const look = async (cell: Cell, engine: Engine) => ({
      now: measureProfile(cell, spec, await engine.readWeights()),
      accuracy: (await engine.evaluate("validation")).accuracy ?? NaN,
    });
    try {
      for (const cell of cells) {
        const engine = await createEngine(createTraining(cell, spec), context.tf);
        engines.push(engine);
        if (cell === "gru") engine.writeWeights(setUpdateBias(await engine.readWeights(), spec));
        const first = await look(cell, engine);
        runs.push({ frame: { cell, losses: [], start: first.now, ...first }, engine });
      }
    } catch (error) {
      dispose();
      throw error;
    }
    return {
      async step() {
        if (position() >= spec.steps) return;
        for (const { engine } of runs) engine.trainStep();
        const at = position();
        if (at % WINDOW === 0)
          for (const { engine, frame } of runs) frame.losses.push(await engine.readLoss());
        if (at % LOOK !== 0 && at !== spec.steps) return;
        for (const { engine, frame } of runs) Object.assign(frame, await look(frame.cell, engine));
        lookedAt = at;
      },
      async frame() {
        const shown = runs.map(({ frame }) => ({ ...frame, losses: [...frame.losses] }));
        return { frame: { step: position(), lookedAt, cells: shown } };
      },
      async save(): Promise<Saved> {
        const states = await Promise.all(runs.map(({ engine }) => engine.readState()));
        return {
          lookedAt,
          runs: runs.map(({ frame }, i) => ({
            frame: { ...frame, losses: [...frame.losses] },
            engine: states[i] as EngineState,
          })),
        };
      },
      async restore(snapshot) {
        const saved = snapshot as Saved;
        lookedAt = saved.lookedAt;
        saved.runs.forEach(({ frame, engine }, index) => {
          const run = runs[index];
          if (run === undefined) return;
          run.engine.writeState(engine);
          Object.assign(run.frame, frame);
        });
      },
      done: () => position() >= spec.steps,
      position,
      dispose,
    };
  },
});
