"use client";

import { useEffect, useMemo, useRef } from "react";
import type { JobName } from "@/components/widgets/jobs";
import { type CommandOf, type SpecOf, useJob } from "./use-job";

/**
 * A job that trains as soon as it is seen and is asked about what it trained. Another seed begins it again; any other change
 * of what is asked is sent to it, and it goes on until that is answered too, even where it had come to its end.
 * @param spec plain JSON
 * @param command the same without its seed, as the job takes it while it runs
 */
export function useAskedJob<N extends JobName>(
  name: N,
  spec: SpecOf<N> & { seed: number },
  command: CommandOf<N>,
) {
  const key = JSON.stringify({ spec, command });
  const still = useMemo(() => JSON.parse(key) as { spec: typeof spec; command: typeof command }, [key]);
  const job = useJob(name, { spec: still.spec, opens: "running" });
  const { play, send, start, status } = job;
  const told = useRef(still);
  const isReopening = useRef(false);

  useEffect(() => {
    const before = told.current;
    told.current = still;
    if (status === "idle" || before === still) return;
    if (before.spec.seed !== still.spec.seed) {
      start(still.spec);
      return;
    }
    isReopening.current = status === "done";
    send(still.command);
  }, [send, start, status, still]);

  // A run that has more to do after its end stands still until it is told to go on.
  useEffect(() => {
    if (status === "done" || !isReopening.current) return;
    isReopening.current = false;
    if (status === "paused") play();
  }, [play, status]);

  return job;
}
