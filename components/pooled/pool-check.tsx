"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { PoolPlan, PoolResult, TrialOutcome } from "@/lib/contract/pooled";
import { printLoss } from "./pool-points";
import { isSameLoss } from "./pool-standing";
import styles from "./pooled.module.css";
import { TrialRunner } from "./trial-runner";

function describeCheck(number: number, reported: number | null, outcome: TrialOutcome): string {
  if (outcome.kind === "failed") return `No. ${number + 1} could not be trained here.`;
  const here = outcome.loss;
  const figures = `${printLoss(here ?? Infinity)} here, ${printLoss(reported ?? Infinity)} there`;
  return isSameLoss(here, reported)
    ? `No. ${number + 1}: ${figures}. The same seed gives the same network.`
    : `No. ${number + 1}: ${figures}. They do not agree: what a device reports is its own word.`;
}

/** Trains a reported configuration once more, on the presenter's device: does it come to the same? */
export function PoolCheck({
  plan,
  results,
  number,
}: {
  plan: PoolPlan;
  results: readonly PoolResult[];
  /** Of the configuration that would be trained; null for none. */
  number: number | null;
}) {
  const [running, setRunning] = useState<number | null>(null);
  const [told, setTold] = useState<string | null>(null);

  function finish(checked: number, outcome: TrialOutcome): void {
    const reported = results.find(([candidate]) => candidate === checked)?.[1] ?? null;
    setTold(describeCheck(checked, reported, outcome));
    setRunning(null);
  }

  return (
    <div className={styles.check} data-screen-only>
      <Button
        isDisabled={number === null || running !== null}
        onPress={() => {
          setTold(null);
          setRunning(number);
        }}
      >
        {number === null ? "Train one here too" : `Train no. ${number + 1} here too`}
      </Button>
      {running !== null && (
        <TrialRunner
          key={running}
          plan={plan}
          number={running}
          onOutcome={(outcome) => finish(running, outcome)}
        />
      )}
      <p className={styles.told} role="status">
        {told}
      </p>
    </div>
  );
}
