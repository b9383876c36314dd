"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { keepLastRun } from "@/components/widget/keep-last-run";
import { createThrottle } from "@/components/widget/throttle";
import { useJob } from "@/components/widget/use-job";
import { convolve, type FilterBank, type Volume } from "@/lib/math/convolution";
import { applyPreset } from "./edit";
import type { LearnSpec } from "./learn";
import type { LossHistory } from "./learn-panel";
import { readOptions, toBank, type Learned } from "./model";
import type { State } from "./state";

const NO_HISTORY: LossHistory = { steps: [], losses: [] };

/** The filter whose output is to be reached, alone in a bank. */
function pickTarget(state: State, filter: number): FilterBank {
  const wanted =
    state.target === "present" ? state : { ...state, ...applyPreset(state, filter, state.target) };
  const slices = wanted.filters[filter] ?? [];
  const bias = state.target === "present" ? (state.biases[filter] ?? 0) : 0;
  return toBank({ filters: [slices], biases: [bias] });
}

/** Learning of the filter on stage: what it has reached, and the output that it is to reach. */
export function useLearning(state: State, image: Volume, fits: boolean) {
  const { optimizer, rate, seed, stride, padding, rings, dilation, flip, filters, biases, target } = state;
  const filter = Math.min(state.filter, filters.length - 1);
  const spec = useMemo<LearnSpec | undefined>(
    () =>
      fits
        ? {
            image,
            options: readOptions(state),
            target: pickTarget(state, filter),
            optimizer: state.optimizer,
            rate: state.rate,
            seed: state.seed,
          }
        : undefined,
    [state, image, filter, fits],
  );
  const job = useJob("convolution-stepper", spec === undefined ? {} : { spec });
  const { onFrame, send, stop } = job;
  const losses = useRef(NO_HISTORY);
  const [history, setHistory] = useState(NO_HISTORY);

  // Another problem ends the learning of the old one; its rate and optimizer can be changed while it runs.
  useEffect(
    () => () => {
      stop();
      losses.current = NO_HISTORY;
    },
    [image, filters, biases, filter, target, stride, padding, rings, dilation, flip, seed, stop],
  );
  useEffect(() => send({ optimizer, rate }), [optimizer, rate, send]);
  useEffect(() => {
    const show = createThrottle(() => {
      setHistory(losses.current);
      keepLastRun(losses.current.losses);
    }, 100);
    const unsubscribe = onFrame((frame, step) => {
      const { steps, losses: before } = losses.current;
      const isNew = step > (steps.at(-1) ?? -1);
      losses.current = isNew
        ? { steps: [...steps, step], losses: [...before, frame.loss] }
        : { steps: [step], losses: [frame.loss] };
      show.request();
    });
    return () => {
      show.cancel();
      unsubscribe();
    };
  }, [onFrame]);

  const frame = job.status === "idle" ? null : job.latest;
  const learned = useMemo<Learned | null>(
    () => (frame === null ? null : { filter, weights: frame.weights, bias: frame.bias }),
    [frame, filter],
  );
  const wanted = useMemo(
    () =>
      frame === null || spec === undefined ? null : convolve(spec.image, spec.target, spec.options).values,
    [frame, spec],
  );
  const discard = useCallback(() => stop(), [stop]);
  return { job, frame, learned, wanted, history, filter, discard };
}
