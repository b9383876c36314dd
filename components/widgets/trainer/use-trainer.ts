"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useThrottled } from "@/components/training/use-throttled";
import { keepLastRun } from "@/components/widget/keep-last-run";
import { useJob } from "@/components/widget/use-job";
import { createRandomKey } from "@/lib/contract/random-key";
import type { EngineState } from "@/lib/experiment/engines/engine";
import { applyEdits, carryState, fitsState } from "@/lib/experiment/run/carry-on";
import type { EditWish } from "@/lib/experiment/run/edit";
import { beginLog, extendLog, forkLog, type RunLog } from "@/lib/experiment/run/log";
import type { Experiment } from "@/lib/experiment/schema";
import type { ExperimentFrame } from "@/lib/lab/experiment-job";
import type { ViewSpec } from "@/lib/lab/experiment-view";
import type { State } from "./state";

/** A run, and the newest frame of it. */
interface Shown {
  log: RunLog | null;
  frame: ExperimentFrame | null;
}

/** The place of a run that is being looked at, away from where its training stands. */
interface Place {
  step: number;
  /** Training on from here is another run, whatever the step. */
  isFork: boolean;
}

/** A model that another run could go on from, after the settings were changed. */
export interface CarryOffer {
  step: number;
  state: EngineState;
  before: Experiment;
}

/** What may change while a run goes on; all else begins a new one. */
function nameStill({ data, model, training }: Experiment): string {
  const { learningRate: _rate, regularization: _limits, ...still } = training;
  return JSON.stringify([data, model, still]);
}

/**
 * The training of the Experiment on screen, as runs: each is logged as it grows; one can go back in it, change it while
 * it trains, and go on from any place in it, which makes another run.
 * @param views must keep its identity while nothing in it changes
 */
export function useTrainer(
  experiment: Experiment,
  { edits, step: opensAt, autoplay }: Pick<State, "edits" | "step" | "autoplay">,
  views: ViewSpec,
  isSound: boolean,
) {
  const [shown, update] = useThrottled<Shown>({ log: null, frame: null });
  const { log } = shown;
  const replays = log === null && (opensAt > 0 || edits.length > 0);
  const spec = useMemo(
    () => (isSound ? { experiment, edits: replays ? edits : [], views } : undefined),
    [edits, experiment, isSound, replays, views],
  );
  const job = useJob("experiment", { spec, opens: autoplay && !replays ? "running" : "paused" });
  const { advance, isPlaying, onFrame, pause, play, send, setSpeed, start, status, step, stop } = job;
  const place = useRef<Place | null>(null);
  const [offer, setOffer] = useState<CarryOffer | null>(null);
  /** The Experiment that the job was last told of. */
  const told = useRef(experiment);

  useEffect(() => setSpeed(10), [setSpeed]);

  useEffect(
    () =>
      onFrame((frame) =>
        update(({ log: before }) => {
          const begins = frame.recording.points[0]?.step === 0;
          if (begins) {
            place.current = null;
            return { log: extendLog(beginLog(createRandomKey(), told.current), frame), frame };
          }
          const at = place.current;
          if (before === null) return { log: before, frame };
          // Looking at an earlier model changes nothing of the run.
          if (at !== null && frame.step <= at.step) return { log: before, frame };
          place.current = null;
          const last = Math.max(before.points.at(-1)?.step ?? 0, before.states.at(-1)?.step ?? 0);
          const forks = at !== null && (at.isFork || at.step < last);
          const log = forks
            ? forkLog(before, createRandomKey(), at.step, at.isFork ? told.current : before.experiment)
            : before;
          return { log: extendLog(log, frame), frame };
        }),
      ),
    [onFrame, update],
  );

  // What the settings now say, told to the run: live where it can be, else by a new run from step 0.
  useEffect(() => {
    const before = told.current;
    if (JSON.stringify(before) === JSON.stringify(experiment)) return;
    told.current = experiment;
    if (!isSound) {
      stop();
      return;
    }
    if (status === "idle") return;
    const { learningRate, regularization } = experiment.training;
    if (status !== "failed" && step > 0 && nameStill(before) === nameStill(experiment)) {
      if (learningRate !== before.training.learningRate)
        send({ kind: "edit", edit: { kind: "learningRate", value: learningRate } });
      if (JSON.stringify(regularization) !== JSON.stringify(before.training.regularization))
        send({ kind: "edit", edit: { kind: "regularization", value: regularization } });
      return;
    }
    const state = log?.states.at(-1);
    setOffer(
      state !== undefined && state.step > 0 && fitsState(state, experiment)
        ? { step: state.step, state, before }
        : null,
    );
    start({ experiment, edits: [], views }, { paused: !isPlaying });
  }, [experiment, isPlaying, isSound, log, send, start, status, step, stop, views]);

  useEffect(() => send({ kind: "views", views }), [send, views]);

  // A link to a step opens there.
  const isReplayed = useRef(false);
  useEffect(() => {
    if (isReplayed.current || status !== "paused") return;
    isReplayed.current = true;
    if (step < opensAt) advance(opensAt - step);
  }, [advance, opensAt, status, step]);

  const isOver = status === "done" || status === "paused";
  useEffect(() => {
    if (isOver && log !== null) keepLastRun(log.points.map((point) => point.train.loss));
  }, [isOver, log]);

  const edit = useCallback((wish: EditWish) => send({ kind: "edit", edit: wish }), [send]);

  /** Shows the run's model of then. */
  const goTo = useCallback(
    (state: EngineState) => {
      pause();
      place.current = { step: state.step, isFork: false };
      send({ kind: "go", state });
    },
    [pause, send],
  );

  /** Puts a kept run on screen, at its end; gives the Experiment that it stands for now. */
  const show = useCallback(
    (kept: RunLog): Experiment => {
      const current = applyEdits(kept.experiment, kept.edits);
      const state = kept.states.at(-1) ?? null;
      told.current = current;
      place.current = { step: state?.step ?? 0, isFork: false };
      update(() => ({ log: kept, frame: null }));
      setOffer(null);
      start({ experiment: current, from: state, edits: kept.edits, views }, { paused: true });
      return current;
    },
    [start, update, views],
  );

  /** Goes on with the weights of before, under the settings of now. */
  const carryOn = useCallback(
    (from: CarryOffer) => {
      place.current = { step: from.step, isFork: true };
      setOffer(null);
      const state = carryState(from.state, from.before, experiment);
      start({ experiment, from: state, edits: [], views }, { paused: false });
    },
    [experiment, start, views],
  );

  return { job: { ...job, play }, log, frame: shown.frame, offer, edit, goTo, show, carryOn };
}
