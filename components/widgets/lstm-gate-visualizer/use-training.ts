"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { keepLastRun } from "@/components/widget/keep-last-run";
import { useJob } from "@/components/widget/use-job";
import { createTask, createWeights, pickSpec, type Spec, type Weights } from "./model";
import { addFrame, isSameTask, type TrainingRun } from "./runs";
import type { State } from "./state";

/** Trainings that one visit remembers. */
const runLimit = 8;
/** Milliseconds between two renderings while frames come. */
const showEvery = 100;

type Runs = ReadonlyMap<string, TrainingRun>;

/** The runs with this one as the newest; the oldest goes when there are too many. */
function remember(runs: Runs, key: string, run: TrainingRun): Runs {
  const next = new Map(runs);
  next.delete(key);
  next.set(key, run);
  const oldest = next.keys().next().value;
  if (next.size > runLimit && oldest !== undefined) next.delete(oldest);
  return next;
}

export interface Training {
  job: ReturnType<typeof useJob<"lstm-gate-visualizer">>;
  spec: Spec;
  /** The weights to show and the step they are from: the chosen snapshot, else the newest, else the untrained ones. */
  weights: Weights;
  step: number;
  /** Steps whose weights can be shown, in order. */
  kept: number[];
  /** Trainings on these sequences, oldest first; the current one too. */
  comparable: TrainingRun[];
}

/** Trains in the lab worker and remembers each training, so that cells can be compared and earlier weights looked at. */
export function useTraining(state: State): Training {
  const key = JSON.stringify(pickSpec(state));
  const spec = useMemo<Spec>(() => JSON.parse(key) as Spec, [key]);
  const job = useJob("lstm-gate-visualizer", { spec });
  const runs = useRef<Runs>(new Map());
  const [shown, setShown] = useState<Runs>(new Map());
  const { onFrame, stop } = job;

  // A frame belongs to the settings it was started with; other settings end the run, and keep what it has learnt.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      timer = undefined;
      setShown(runs.current);
      keepLastRun(runs.current.get(key)?.losses.map(({ loss }) => loss) ?? []);
    };
    const unsubscribe = onFrame((frame) => {
      runs.current = remember(runs.current, key, addFrame(runs.current.get(key), spec, frame));
      timer ??= setTimeout(show, showEvery);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
      stop();
    };
  }, [key, spec, onFrame, stop]);

  const untrained = useMemo(() => createWeights(spec, createTask(spec)), [spec]);
  const run = shown.get(key);
  const chosen = run?.snapshots.find(({ step }) => step === state.snapshot);
  return {
    job,
    spec,
    weights: chosen?.weights ?? run?.weights ?? untrained,
    step: chosen?.step ?? run?.step ?? 0,
    kept: run?.snapshots.map(({ step }) => step) ?? [],
    comparable: [...shown.values()].filter((other) => isSameTask(other.spec, spec)),
  };
}
