"use client";

import { useEffect, useMemo, useRef } from "react";
import { useJob } from "@/components/widget/use-job";
import { pickSpec, type Spec } from "./experiments";
import type { State } from "./state";

/** Milliseconds for which a setting must stand before the cells are built for it. */
const PATIENCE = 150;

/** The cells in training. They show their first gradients as soon as they are seen, and begin again with other settings. */
export function useCells(state: State) {
  const key = JSON.stringify(pickSpec(state));
  const spec = useMemo(() => JSON.parse(key) as Spec, [key]);
  const job = useJob("bptt-gradients", { spec, opens: "paused" });
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
