import type { EngineState } from "@/lib/experiment/engines/engine";
import { createEngine, type EngineChoice } from "@/lib/experiment/engines/create-engine";
import type { Edit, EditWish } from "@/lib/experiment/run/edit";
import type { RunPoint } from "@/lib/experiment/run/point";
import type { Recording } from "@/lib/experiment/run/recorder";
import { createSession, type RunEnd, type SessionState } from "@/lib/experiment/run/session";
import type { Experiment } from "@/lib/experiment/schema";
import { type ExperimentView, readView, type ViewSpec } from "./experiment-view";
import { defineJob } from "./job";

export interface ExperimentJobSpec {
  experiment: Experiment;
  engine?: EngineChoice;
  /** Made again when their step comes. */
  edits?: readonly Edit[];
  /** Where to begin instead of at step 0. */
  from?: EngineState | null;
  views?: ViewSpec;
}

export type ExperimentCommand =
  /** A change of the model or its training, now. */
  | { kind: "edit"; edit: EditWish }
  /** Back, or forward, to a recorded state. */
  | { kind: "go"; state: EngineState }
  /** What further frames show. */
  | { kind: "views"; views: ViewSpec };

export interface ExperimentFrame extends ExperimentView {
  step: number;
  epoch: number;
  /** Losses and accuracies of the model as it is now. */
  now: RunPoint;
  /** What was recorded since the last frame. */
  recording: Recording;
  /** All edits made so far. */
  edits: readonly Edit[];
  end: RunEnd | null;
}

/**
 * Trains any Experiment, on the device or, where that is faster, by the dense engine. Two runs of one Experiment with the
 * same edits send the same losses.
 */
export const job = defineJob<ExperimentJobSpec, ExperimentCommand, ExperimentFrame>({
  device: "any",
  async create({ experiment, engine: choice, edits, from, views: firstViews = {} }, context) {
    const engine = await createEngine(experiment, context.tf, choice);
    const session = await createSession(engine, experiment, { edits, from });
    let views = firstViews;

    return {
      step: () => session.step(),
      async frame() {
        const now = await session.measure();
        const { view, transfer } = await readView(engine, views);
        const { step } = engine;
        const recording = session.takeRecording();
        const { edits: made, end } = session;
        return {
          frame: { step, epoch: step / engine.stepsPerEpoch, now, recording, edits: made, end, ...view },
          transfer,
        };
      },
      async command(command) {
        switch (command.kind) {
          case "edit":
            return session.edit(command.edit);
          case "go":
            return session.go(command.state);
          case "views":
            views = command.views;
        }
      },
      save: () => session.readState(),
      async restore(state: SessionState) {
        session.writeState(state);
      },
      done: () => session.end !== null,
      position: () => engine.step,
      dispose: () => engine.dispose(),
    };
  },
});
