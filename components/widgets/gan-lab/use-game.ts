"use client";

import { useCallback, useEffect, useMemo, useRef } from "react";
import { useJob } from "@/components/widget/use-job";
import { pickSettings, pickSteps, type Settings, type Steps } from "./game";
import type { State } from "./state";

/** Milliseconds for which a setting must stand before the networks are made anew for it. */
const PATIENCE = 200;

/** With fewer points there is nothing to learn. */
export const FEWEST_POINTS = 4;

/** The game in the worker: it begins again with other settings, and hears at once how often each network learns. */
export function useGame(state: State) {
  const settingsKey = JSON.stringify(pickSettings(state));
  const stepsKey = JSON.stringify(pickSteps(state));
  const settings = useMemo(() => JSON.parse(settingsKey) as Settings, [settingsKey]);
  const steps = useMemo(() => JSON.parse(stepsKey) as Steps, [stepsKey]);
  const isPossible = state.target !== "painted" || state.painted.length >= 2 * FEWEST_POINTS;
  const spec = useMemo(() => ({ settings, steps }), [settings, steps]);
  const job = useJob("gan-lab", isPossible ? { spec, opens: "paused" } : {});
  const { start, stop, send, status, isPlaying, pause } = job;

  const newest = useRef(steps);
  const told = useRef(settingsKey);
  useEffect(() => {
    newest.current = steps;
    send({ kind: "steps", steps });
  }, [send, steps]);
  useEffect(() => {
    if (told.current === settingsKey || (status === "idle" && !isPossible)) return;
    if (!isPossible) {
      told.current = settingsKey;
      stop();
      return;
    }
    const timer = setTimeout(() => {
      told.current = settingsKey;
      start({ settings, steps: newest.current }, { paused: !isPlaying });
    }, PATIENCE);
    return () => clearTimeout(timer);
  }, [isPlaying, isPossible, settings, settingsKey, start, status, stop]);

  const advanceStage = useCallback(() => {
    pause();
    send({ kind: "stage" });
  }, [pause, send]);
  return { job, settings, steps, isPossible, advanceStage };
}
