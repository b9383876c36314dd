import { createEngine } from "@/lib/experiment/engines/create-engine";
import type { Engine, EngineState } from "@/lib/experiment/engines/engine";
import { defineJob } from "@/lib/lab/job";
import { createTraining, type NetSpec } from "./experiments";
import { readGradientProfile } from "./gradient-profile";
import { LOOK, WINDOW } from "./intervals";

export interface ResidualSpec {
  /** Trained in step. */
  nets: readonly NetSpec[];
  /** Of each. */
  steps: number;
}

export interface NetFrame {
  spec: NetSpec;
  parameters: number;
  /** Mean training loss of each window of steps so far. */
  losses: Float32Array;
  /** Length of the gradient at each layer, from the first, before the first step and at the newest look. */
  start: Float32Array;
  now: Float32Array;
}

export interface ResidualFrame {
  step: number;
  /** Of the newest look at the gradients. */
  lookedAt: number;
  nets: NetFrame[];
}

interface Run {
  spec: NetSpec;
  engine: Engine;
  losses: number[];
  start: Float32Array;
  now: Float32Array;
}

interface SavedRun extends Pick<Run, "losses" | "start" | "now"> {
  engine: EngineState;
}

/** Trains several networks side by side, a step of each in turn, and looks at the gradient of every layer on the way. */
export const job = defineJob<ResidualSpec, never, ResidualFrame>({
  device: "any",
  async create({ nets, steps }, context) {
    const runs: Run[] = [];
    let lookedAt = 0;
    const position = () => runs[0]?.engine.step ?? 0;
    const dispose = () => runs.forEach(({ engine }) => engine.dispose());
    try {
      for (const spec of nets) {
        const engine = await createEngine(createTraining(spec), context.tf);
        const run: Run = { spec, engine, losses: [], start: new Float32Array(), now: new Float32Array() };
        runs.push(run);
        run.start = run.now = await readGradientProfile(engine);
      }
    } catch (error) {
      dispose();
      throw error;
    }

    return {
      async step() {
        if (position() >= steps) return;
        for (const { engine } of runs) engine.trainStep();
        const at = position();
        if (at % WINDOW === 0) for (const { engine, losses } of runs) losses.push(await engine.readLoss());
        if (at % LOOK !== 0 && at !== steps) return;
        for (const run of runs) run.now = await readGradientProfile(run.engine);
        lookedAt = at;
      },
      async frame() {
        const shown = runs.map(({ spec, engine, losses, start, now }) => ({
          spec,
          parameters: engine.info.parameters,
          losses: Float32Array.from(losses),
          start: Float32Array.from(start),
          now: Float32Array.from(now),
        }));
        const transfer = shown.flatMap(({ losses, start, now }) => [losses.buffer, start.buffer, now.buffer]);
        return { frame: { step: position(), lookedAt, nets: shown }, transfer };
      },
      async save(): Promise<{ lookedAt: number; runs: SavedRun[] }> {
        const states = await Promise.all(runs.map(({ engine }) => engine.readState()));
        return {
          lookedAt,
          runs: runs.map(({ losses, start, now }, index) => ({
            engine: states[index] as EngineState,
            losses: [...losses],
            start,
            now,
          })),
        };
      },
      async restore(saved: { lookedAt: number; runs: SavedRun[] }) {
        lookedAt = saved.lookedAt;
        saved.runs.forEach(({ engine, ...rest }, index) => {
          const run = runs[index];
          if (run === undefined) return;
          run.engine.writeState(engine);
          Object.assign(run, rest);
        });
      },
      done: () => position() >= steps,
      position,
      dispose,
    };
  },
});
