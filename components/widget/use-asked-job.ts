"use client";

import { useEffect, useMemo, useRef } from "react";
import type { JobName } from "@/components/widgets/jobs";
import { type CommandOf, type SpecOf, useJob } from "./use-job";

/** What of a spec no command can change later. */
function readBeginning({ spec, command }: { spec: object; command: object }): string {
  return JSON.stringify(Object.entries(spec).filter(([field]) => !(field in command)));
}

/**
 * A job that trains as soon as it is seen and is asked about what it trained. A change of what only its spec holds, such as
 * the seed, begins it again; a change of what is asked is sent to it, and it goes on until that is answered too, even where
 * it had come to its end.
 * @param spec plain JSON
 * @param command those fields of the spec that the job takes while it runs
 * @param patience milliseconds for which a spec must stand before the job begins again
 */
export function useAskedJob<N extends JobName>(
  name: N,
  spec: SpecOf<N> & object,
  command: CommandOf<N> & object,
  patience = 0,
) {
  const key = JSON.stringify({ spec, command });
  const still = useMemo(() => JSON.parse(key) as { spec: typeof spec; command: typeof command }, [key]);
  const job = useJob(name, { spec: still.spec, opens: "running" });
  const { play, send, start, status } = job;
  const told = useRef(still);
  const isReopening = useRef(false);

  useEffect(() => {
    const before = told.current;
    if (status === "idle" || before === still) {
      told.current = still;
      return;
    }
    if (readBeginning(before) !== readBeginning(still)) {
      const timer = setTimeout(() => {
        told.current = still;
        start(still.spec);
      }, patience);
      return () => clearTimeout(timer);
    }
    told.current = still;
    isReopening.current = status === "done";
    send(still.command);
  }, [patience, send, start, status, still]);

  // A run that has more to do after its end stands still until it is told to go on.
  useEffect(() => {
    if (status === "done" || !isReopening.current) return;
    isReopening.current = false;
    if (status === "paused") play();
  }, [play, status]);

  return job;
}
