"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import { usePatientAsk } from "@/components/live/use-patient-ask";
import type { OwnTrialsReply, PoolView, TrialOutcome } from "@/lib/contract/pooled";
import { PoolBest } from "./pool-best";
import { PoolValues } from "./pool-values";
import { PoolScatter } from "./pool-scatter";
import { describeStanding } from "./pool-standing";
import styles from "./pooled.module.css";
import { TrialRunner } from "./trial-runner";
import { usePoolWork, type PoolWork } from "./use-pool-work";

function describeWork(work: PoolWork, trained: number): string {
  switch (work.kind) {
    case "asking":
      return work.isWaiting ? "The server does not answer. Trying again." : "Asking for something to train.";
    case "training":
      return "Keep this page in view while it trains.";
    case "sending":
      return work.isWaiting
        ? "No connection. The result is kept on this device and is sent as soon as the server answers."
        : "Sending the result.";
    case "none-left":
      return "All configurations are taken. If a device gives up on one, you may have it.";
    case "resting":
      if (work.fault !== null)
        return `That did not count: ${work.fault} Where a configuration is left over, another device gets it.`;
      return trained === 1 ? "Saved: your point is in the picture." : `Saved: ${trained} points are yours.`;
  }
}

/** A participant's part: a configuration in training on this device, and what came of those before. */
function PoolPart({ session, pool }: { session: string; pool: PoolView }) {
  const [isEager, setEager] = useState(false);
  const { work, trained, takeAnother, finish } = usePoolWork(session, pool.id, isEager);
  const number = work.kind === "training" ? work.number : null;
  const isFree = work.kind === "resting" || work.kind === "none-left";
  return (
    <>
      {number !== null && (
        <TrialRunner
          key={number}
          plan={pool.plan}
          number={number}
          onOutcome={(outcome: TrialOutcome, message) => finish(number, outcome, message)}
        />
      )}
      <p
        className={styles.status}
        role="status"
        data-fault={(isFree && work.kind === "resting" && work.fault !== null) || undefined}
      >
        {describeWork(work, trained.length)}
      </p>
      <div className={styles.more}>
        <Button variant={isFree ? "primary" : "plain"} isDisabled={!isFree} onPress={takeAnother}>
          {trained.length === 0 ? "Try another" : "Train another"}
        </Button>
        <Switch label="Go on without asking" isSelected={isEager} onChange={setEager} />
      </div>
      <OwnScatter pool={pool} trained={trained} />
    </>
  );
}

const none: readonly number[] = [];

function OwnScatter({ pool, trained }: { pool: PoolView; trained: readonly number[] }) {
  return (
    <PoolScatter
      plan={pool.plan}
      results={pool.results}
      ringed={trained}
      ring={trained.length === 1 ? "ring: yours" : "rings: yours"}
      height={280}
    />
  );
}

/** What a search has found that takes no more results, and what of it is this participant's. */
function PoolOver({ session, pool }: { session: string; pool: PoolView }) {
  const own = usePatientAsk<OwnTrialsReply>(`/api/live/trials?session=${session}&pool=${pool.id}`, "");
  return <OwnScatter pool={pool} trained={own?.ok === true ? own.value.trained : none} />;
}

/** A search on a participant's device. */
export function JoinedPool({ session, pool }: { session: string; pool: PoolView }) {
  const id = useId();
  return (
    <section className={styles.joined} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        One search, shared out
      </h2>
      <p className={styles.words}>
        Every device trains one network from its first weights, each with a learning rate and a number of
        hidden units of its own. The data are the same for all. Which will have the lowest validation loss?
      </p>
      {pool.isOpen ? <PoolPart session={session} pool={pool} /> : <PoolOver session={session} pool={pool} />}
      <p className={styles.standing} role="status">
        {describeStanding(pool)}
      </p>
      <PoolBest plan={pool.plan} results={pool.results} />
      <PoolValues plan={pool.plan} results={pool.results} />
    </section>
  );
}
