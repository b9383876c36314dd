import { createEngine } from "@/lib/experiment/engines/create-engine";
import type { Engine } from "@/lib/experiment/engines/engine";
import type { Edit, EditWish } from "@/lib/experiment/run/edit";
import type { RunPoint } from "@/lib/experiment/run/point";
import type { Recording } from "@/lib/experiment/run/recorder";
import { createSession, type RunEnd, type Session, type SessionState } from "@/lib/experiment/run/session";
import type { Experiment } from "@/lib/experiment/schema";
import { type ExperimentView, readView, type ViewSpec } from "./experiment-view";
import { defineJob } from "./job";

/** Experiments trained side by side, a step of each in turn. */
export interface ComparisonSpec {
  experiments: readonly Experiment[];
  /** Of each experiment. */
  views?: ViewSpec;
}

export type ComparisonCommand =
  /** A change of one of them, now; of all where `run` is null. */
  { kind: "edit"; run: number | null; edit: EditWish } | { kind: "views"; views: ViewSpec };

export interface ComparedFrame extends ExperimentView {
  now: RunPoint;
  recording: Recording;
  edits: readonly Edit[];
  end: RunEnd | null;
}

export interface ComparisonFrame {
  /** Of those still in training. */
  step: number;
  /** One per experiment. */
  runs: ComparedFrame[];
}

/** Trains several Experiments in step, so that their curves can be watched side by side as they grow. */
export const job = defineJob<ComparisonSpec, ComparisonCommand, ComparisonFrame>({
  device: "any",
  async create({ experiments, views: firstViews = {} }, context) {
    const engines: Engine[] = [];
    const sessions: Session[] = [];
    let views = firstViews;
    try {
      for (const experiment of experiments) {
        const engine = await createEngine(experiment, context.tf);
        engines.push(engine);
        sessions.push(await createSession(engine, experiment));
      }
    } catch (error) {
      for (const engine of engines) engine.dispose();
      throw error;
    }
    const position = () => Math.max(0, ...engines.map(({ step }) => step));

    async function readRun(session: Session): Promise<{ run: ComparedFrame; transfer: Transferable[] }> {
      const now = await session.measure();
      const { view, transfer } = await readView(session.engine, views);
      const { edits, end } = session;
      return { run: { now, recording: session.takeRecording(), edits, end, ...view }, transfer };
    }

    return {
      async step() {
        for (const session of sessions) await session.step();
      },
      async frame() {
        const runs: ComparedFrame[] = [];
        const transfer: Transferable[] = [];
        for (const session of sessions) {
          const read = await readRun(session);
          runs.push(read.run);
          transfer.push(...read.transfer);
        }
        return { frame: { step: position(), runs }, transfer };
      },
      async command(command) {
        if (command.kind === "views") views = command.views;
        else
          for (const [index, session] of sessions.entries())
            if (command.run === null || command.run === index) await session.edit(command.edit);
      },
      save: () => Promise.all(sessions.map((session) => session.readState())),
      async restore(states: SessionState[]) {
        states.forEach((state, index) => sessions[index]?.writeState(state));
      },
      done: () => sessions.every(({ end }) => end !== null),
      position,
      dispose: () => engines.forEach((engine) => engine.dispose()),
    };
  },
});
