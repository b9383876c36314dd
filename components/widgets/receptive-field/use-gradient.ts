"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { useJob } from "@/components/widget/use-job";
import type { GradientFrame, GradientSpec } from "./job";
import type { Stage } from "./model";
import { specifyGradient } from "./specify-gradient";
import type { State } from "./state";

/** The unit's gradient by the picture as it is averaged in the lab worker, begun anew whenever it is another unit's. */
export function useGradient(stage: Stage, state: State) {
  const key = JSON.stringify(specifyGradient(stage, state));
  const spec = useMemo(() => (JSON.parse(key) as GradientSpec | null) ?? undefined, [key]);
  const job = useJob("receptive-field", { spec, opens: "running" });
  const { onFrame, setSpeed, start, stop, status } = job;
  const [shown, setShown] = useState<{ key: string; frame: GradientFrame } | null>(null);

  useEffect(() => setSpeed("max"), [setSpeed]);
  // Frames come from the run that was started last.
  const started = useRef(key);
  useEffect(() => onFrame((frame) => setShown({ key: started.current, frame })), [onFrame]);
  useEffect(() => {
    if (started.current === key) return;
    started.current = key;
    if (spec === undefined) stop();
    else if (status !== "idle") start(spec);
  }, [key, spec, start, status, stop]);

  return { job, frame: shown?.key === key && shown.frame.draws > 0 ? shown.frame : null };
}
