"use client";

import { useEffect } from "react";
import { useAskedJob } from "@/components/widget/use-asked-job";
import { pickSettings, pickSteps } from "./game";
import type { State } from "./state";

/** Milliseconds for which a setting must stand before the networks are made anew for it. */
const PATIENCE = 200;
/** Rounds a frame, so that a run takes some ten seconds. */
const SPEED = 10;

/** The game in the worker, playing as soon as it is seen. */
export function useLab(state: State) {
  const { from, to, at, rounds } = state;
  const asked = { steps: pickSteps(state), rounds, way: { from, to, at } };
  const job = useAskedJob("image-gan", { settings: pickSettings(state), ...asked }, asked, PATIENCE);
  const { setSpeed } = job;
  useEffect(() => setSpeed(SPEED), [setSpeed]);
  return job;
}
