"use client";

import { useEffect, useMemo, useRef } from "react";
import { useTrainings } from "@/components/training/use-trainings";
import { useJob } from "@/components/widget/use-job";
import { pickSettings, type Settings } from "./experiment";
import { planSizes } from "./sizes";
import type { State } from "./state";

/** Milliseconds for which a setting must stand before networks are made for it. */
const PATIENCE = 200;
/** Steps a frame, so that a run takes some seconds. */
const SPEED = 10;

/** One autoencoder in training, and one of each width where the reader looks at those. */
export function useLab(state: State) {
  const key = JSON.stringify(pickSettings(state));
  const settings = useMemo(() => JSON.parse(key) as Settings, [key]);
  const place = useMemo(() => ({ x: state.x, y: state.y }), [state.x, state.y]);
  const spec = useMemo(() => ({ settings, place }), [place, settings]);
  const isOne = state.view === "one";
  const one = useJob("autoencoder-lab", { spec, opens: isOne ? "running" : "paused" });
  const { send, setSpeed, start, status, pause, play } = one;
  useEffect(() => setSpeed(SPEED), [setSpeed]);
  useEffect(() => send({ place }), [place, send]);
  const wasOne = useRef(isOne);
  useEffect(() => {
    if (wasOne.current === isOne) return;
    wasOne.current = isOne;
    if (!isOne) pause();
    else if (status === "paused" || status === "starting") play();
  }, [isOne, pause, play, status]);

  const newest = useRef(place);
  const told = useRef(key);
  useEffect(() => {
    newest.current = place;
  }, [place]);
  useEffect(() => {
    if (told.current === key) return;
    if (status === "idle") {
      told.current = key;
      return;
    }
    const timer = setTimeout(() => {
      told.current = key;
      start({ settings, place: newest.current }, { paused: !isOne });
    }, PATIENCE);
    return () => clearTimeout(timer);
  }, [isOne, key, settings, start, status]);

  const sizesKey = JSON.stringify({ ...settings, latent: 2 });
  const plan = useMemo(() => planSizes(JSON.parse(sizesKey) as Settings), [sizesKey]);
  const sizes = useTrainings(plan, !isOne, 1);
  return { one, sizes };
}
