"use client";

import { useEffect, useMemo, useState } from "react";
import { keepLastRun } from "@/components/widget/keep-last-run";
import { usePatientJob } from "@/components/widget/use-patient-job";
import type { Experiment } from "@/lib/experiment/schema";
import { createTraining, findFirstWeights, pickSpec } from "./experiments";
import type { Look, Snapshot } from "./job";
import { addSnapshots } from "./snapshots";
import type { State } from "./state";

export interface Run {
  job: ReturnType<typeof usePatientJob<"char-rnn">>;
  experiment: Experiment;
  now: Snapshot;
  kept: readonly Snapshot[];
  looks: readonly Look[];
}

const none: readonly never[] = [];

/** The training of these settings; before its first frame, and while other settings wait, the untrained network. */
export function useRun(state: State): Run {
  const key = JSON.stringify(pickSpec(state));
  const spec = useMemo(() => JSON.parse(key) as ReturnType<typeof pickSpec>, [key]);
  const job = usePatientJob("char-rnn", spec, 300);
  const [kept, setKept] = useState<{ key: string; snapshots: Snapshot[] }>({ key, snapshots: [] });
  const { onFrame } = job;
  useEffect(
    () =>
      onFrame((frame) => {
        const from = JSON.stringify(frame.spec);
        setKept((old) => {
          const known = old.key === from ? old.snapshots : [];
          // Most frames keep nothing, and need no rendering.
          if (
            old.key === from &&
            frame.kept.length === 0 &&
            known.every(({ step }) => step <= frame.now.step)
          )
            return old;
          return { key: from, snapshots: addSnapshots(known, frame) };
        });
      }),
    [onFrame],
  );
  const experiment = useMemo(() => createTraining(spec), [spec]);
  const first = useMemo(() => ({ step: 0, weights: findFirstWeights(experiment) }), [experiment]);
  const frame = job.latest !== null && JSON.stringify(job.latest.spec) === key ? job.latest : null;
  const looks = frame?.looks ?? none;
  const isOver = frame !== null && frame.now.step >= spec.steps;
  useEffect(() => {
    if (isOver) keepLastRun(looks.map(({ training, loss }) => (Number.isFinite(training) ? training : loss)));
  }, [isOver, looks]);
  return {
    job,
    experiment,
    now: frame?.now ?? first,
    kept: kept.key === key ? kept.snapshots : none,
    looks,
  };
}
