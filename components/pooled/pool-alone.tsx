"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { poolPlanSchema, type PoolPlan, type PoolResult, type TrialOutcome } from "@/lib/contract/pooled";
import { PoolBest } from "./pool-best";
import { PoolValues } from "./pool-values";
import { readPoints } from "./pool-points";
import { PoolScatter } from "./pool-scatter";
import styles from "./pooled.module.css";
import { TrialRunner } from "./trial-runner";

/** What an author may give the tag: a name, and what of the plan is not as usual. */
export type PooledSearchProps = { id: string } & Partial<PoolPlan>;

export function readPlan({ id: _id, ...given }: PooledSearchProps): PoolPlan {
  return poolPlanSchema.parse(given);
}

/** What a device trains by itself: the configurations of a plan, one after the other. */
function useOwnSearch(plan: PoolPlan) {
  const [results, setResults] = useState<readonly PoolResult[]>([]);
  const [isRunning, setRunning] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const isOver = results.length >= plan.count;
  return {
    results,
    fault,
    isOver,
    /** The configuration in training; null where none is. */
    number: isRunning && !isOver ? results.length : null,
    start() {
      setFault(null);
      setRunning(true);
    },
    stop: () => setRunning(false),
    restart() {
      setResults([]);
      setRunning(true);
    },
    finish(number: number, outcome: TrialOutcome, message: string | null) {
      if (outcome.kind === "failed") {
        setRunning(false);
        setFault(message ?? "This device could not train it.");
        return;
      }
      const { loss, accuracy, seconds, device } = outcome;
      setResults((before) => [...before.slice(0, number), [number, loss, accuracy, seconds, device]]);
    },
  };
}

/** A search that a class shares out, for who reads alone: this device trains all of it. */
export function PoolAlone(props: PooledSearchProps) {
  const id = useId();
  // The tag's own props never change.
  const [plan] = useState(() => readPlan(props));
  const { results, fault, isOver, number, start, stop, restart, finish } = useOwnSearch(plan);
  const best = readPoints(plan, results)[0];
  const [ringed, setRinged] = useState<readonly number[]>([]);
  if (best !== undefined && ringed[0] !== best.number) setRinged([best.number]);
  return (
    <figure className={styles.alone} aria-labelledby={id} id={`pool-${props.id}`} data-wide>
      <p id={id} className={styles.title}>
        {isOver
          ? `All ${plan.count} trained on this device`
          : `${results.length} of ${plan.count} networks trained on this device`}
      </p>
      <PoolScatter plan={plan} results={results} ringed={ringed} ring="ring: the best so far" />
      <div className={styles.more} data-screen-only>
        {number !== null ? (
          <Button onPress={stop}>Pause</Button>
        ) : isOver ? (
          <Button onPress={restart}>Train all again</Button>
        ) : (
          <Button variant="primary" onPress={start}>
            {results.length === 0 ? "Train them here" : "Go on"}
          </Button>
        )}
      </div>
      {number !== null && (
        <TrialRunner
          key={number}
          plan={plan}
          number={number}
          onOutcome={(outcome, message) => finish(number, outcome, message)}
        />
      )}
      <p className={styles.error} role="alert">
        {fault}
      </p>
      <PoolBest plan={plan} results={results} />
      <PoolValues plan={plan} results={results} />
      <figcaption className={styles.caption}>
        Each point is a network with one hidden layer, trained for {plan.epochs} epochs on 200 points and
        measured on 200 others. In a live session every device in the room trains one of them, and the picture
        fills from all sides.
      </figcaption>
    </figure>
  );
}
