import type { Engine, EngineState } from "../engines/engine";
import type { Experiment } from "../schema";
import { applyEdit, type Edit, type EditWish } from "./edit";
import { measurePoint, type RunPoint } from "./point";
import { createRecorder, type Recording } from "./recorder";

/** Why a run is over, and at which step. */
export interface RunEnd {
  /** All epochs made; no better validation loss for too long; a validation loss low enough; a loss that is no number. */
  reason: "epochs" | "patience" | "target" | "diverged";
  step: number;
}

/** What a session needs, besides its engine, to go on elsewhere. */
export interface SessionState {
  engine: EngineState;
  edits: readonly Edit[];
  pending: readonly Edit[];
  best: { loss: number; step: number };
}

/** An engine in training by an Experiment: with the edits made on the way, the record of the run, and its end. */
export interface Session {
  readonly engine: Engine;
  readonly end: RunEnd | null;
  /** All edits made so far. */
  readonly edits: readonly Edit[];
  /** One step, or nothing when the run is over. A promise at the end of an epoch alone. */
  step(): void | Promise<void>;
  /** The model as it is now. */
  measure(): Promise<RunPoint>;
  /** Makes an edit now. */
  edit(wish: EditWish): Promise<void>;
  /** Puts the run to a recorded state. What was done after it no longer counts. */
  go(state: EngineState): void;
  /** What was recorded since the last call. */
  takeRecording(): Recording;
  readState(): Promise<SessionState>;
  writeState(state: SessionState): void;
}

export interface SessionOptions {
  /** To be made when their step comes; those before the step of `from` count as made. */
  edits?: readonly Edit[];
  /** Where to begin instead of at the first weights. */
  from?: EngineState | null;
}

/** @throws ExperimentError when `from` is another model's */
export async function createSession(
  engine: Engine,
  { training }: Experiment,
  { edits = [], from = null }: SessionOptions = {},
): Promise<Session> {
  const { stop } = training;
  const lastStep = training.epochs * engine.stepsPerEpoch;
  const recorder = createRecorder(engine);
  let made: Edit[] = [];
  let pending: Edit[] = [...edits].sort((a, b) => a.step - b.step);
  let best = { loss: Infinity, step: engine.step };
  let end: RunEnd | null = null;
  let measured: RunPoint | null = null;

  async function measure(): Promise<RunPoint> {
    if (measured?.step !== engine.step) measured = await measurePoint(engine);
    if (!Number.isFinite(measured.train.loss)) end ??= { reason: "diverged", step: engine.step };
    return measured;
  }

  function judge(validationLoss: number): void {
    // Without validation examples there is nothing to wait for.
    if (Number.isNaN(validationLoss)) return;
    const { step } = engine;
    if (validationLoss < best.loss) best = { loss: validationLoss, step };
    if (stop.validationLoss !== null && validationLoss < stop.validationLoss)
      end ??= { reason: "target", step };
    if (stop.patience !== null && step - best.step >= stop.patience * engine.stepsPerEpoch)
      end ??= { reason: "patience", step };
  }

  async function endEpoch(): Promise<void> {
    const point = await recorder.observe();
    if (point !== null) {
      measured = point;
      await measure();
    }
    if (stop.patience !== null || stop.validationLoss !== null)
      judge(point?.validation.loss ?? (await engine.evaluate("validation")).loss);
    if (engine.step >= lastStep) end ??= { reason: "epochs", step: engine.step };
  }

  async function makePending(): Promise<void> {
    for (let next = pending[0]; next !== undefined && next.step <= engine.step; next = pending[0]) {
      pending.shift();
      await applyEdit(engine, next);
      made.push({ ...next, step: engine.step });
      measured = null;
    }
  }

  function train(): void | Promise<void> {
    engine.trainStep();
    if (engine.step % engine.stepsPerEpoch === 0) return endEpoch();
  }

  function forget(): void {
    end = engine.step >= lastStep ? { reason: "epochs", step: engine.step } : null;
    measured = null;
    best = { loss: Infinity, step: engine.step };
    recorder.rewind();
  }

  if (from !== null) {
    engine.writeState(from);
    made = pending.filter(({ step }) => step < from.step);
    pending = [];
    forget();
  } else await endEpoch();

  return {
    engine,
    get end() {
      return end;
    },
    get edits() {
      return made;
    },
    step() {
      if (end !== null) return;
      if (pending.length > 0 && pending[0]!.step <= engine.step) return makePending().then(train);
      return train();
    },
    measure,
    async edit(wish) {
      await applyEdit(engine, wish);
      made = [...made, { ...wish, step: engine.step } as Edit];
      measured = null;
      if (end?.reason === "diverged" && wish.kind === "weight") end = null;
    },
    go(state) {
      engine.writeState(state);
      made = made.filter(({ step }) => step < state.step);
      pending = [];
      forget();
    },
    takeRecording: () => recorder.take(),
    readState: async () => ({ engine: await engine.readState(), edits: made, pending: [...pending], best }),
    writeState(state) {
      engine.writeState(state.engine);
      forget();
      made = [...state.edits];
      pending = [...state.pending];
      best = state.best;
    },
  };
}
