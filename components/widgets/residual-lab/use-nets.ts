"use client";

import { useEffect, useMemo, useRef } from "react";
import { useJob } from "@/components/widget/use-job";
import { listNets } from "./experiments";
import type { ResidualSpec } from "./job";
import type { State } from "./state";

/** Milliseconds for which a setting must stand before networks of 56 layers are built for it. */
const PATIENCE = 250;

/** The networks in training. They show their first gradients as soon as they are seen, and begin again with other settings. */
export function useNets(state: State) {
  const key = JSON.stringify({ nets: listNets(state), steps: state.steps } satisfies ResidualSpec);
  const spec = useMemo(() => JSON.parse(key) as ResidualSpec, [key]);
  const job = useJob("residual-lab", { spec, opens: "paused" });
  const { start, status, isPlaying } = job;
  const told = useRef(key);
  useEffect(() => {
    if (told.current === key || status === "idle") {
      told.current = key;
      return;
    }
    const timer = setTimeout(() => {
      told.current = key;
      start(spec, { paused: !isPlaying });
    }, PATIENCE);
    return () => clearTimeout(timer);
  }, [isPlaying, key, spec, start, status]);
  return job;
}
