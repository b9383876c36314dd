"use client";

import { useId, useState } from "react";
import { useSubmit } from "@/components/form/use-submit";
import { BeginSession } from "@/components/present/begin-session";
import { usePresenter } from "@/components/present/presenter";
import { Button } from "@/components/ui/button";
import type { PoolCommand, PoolPlan, PoolView } from "@/lib/contract/pooled";
import { PoolAlone, readPlan, type PooledSearchProps } from "./pool-alone";
import { PoolBest } from "./pool-best";
import { PoolValues } from "./pool-values";
import { PoolCheck } from "./pool-check";
import { readPoints } from "./pool-points";
import { PoolScatter } from "./pool-scatter";
import { describeStanding } from "./pool-standing";
import styles from "./pooled.module.css";

/** A search on a slide: without a session this device trains it, within one the class does. */
export function PoolStage(props: PooledSearchProps) {
  const { session, live } = usePresenter();
  const [plan] = useState(() => readPlan(props));
  if (session === null) {
    return (
      <div data-wide>
        <PoolAlone {...props} />
        <BeginSession />
      </div>
    );
  }
  const pool = live.view?.pools.find(({ name }) => name === props.id) ?? null;
  return (
    <SharedSearch
      key={session.id}
      session={session.id}
      name={props.id}
      plan={plan}
      pool={pool}
      participants={live.view?.participants ?? 0}
    />
  );
}

interface SharedSearchProps {
  session: string;
  name: string;
  plan: PoolPlan;
  /** Null before it is begun. */
  pool: PoolView | null;
  participants: number;
}

function SharedSearch({ session, name, plan, pool, participants }: SharedSearchProps) {
  const id = useId();
  const [picked, setPicked] = useState<number | null>(null);
  const shown = pool?.plan ?? plan;
  const results = pool?.results ?? [];
  const best = readPoints(shown, results)[0]?.number ?? null;
  const joined = participants === 1 ? "1 person has joined." : `${participants} people have joined.`;
  return (
    <section id={`pool-${name}`} className={styles.stage} role="group" aria-labelledby={id} data-wide>
      <p id={id} className={styles.standing} role="status">
        {pool === null
          ? `${plan.count} networks to train, one on each device. ${joined}`
          : `${describeStanding(pool)} ${joined}`}
      </p>
      <PoolBest plan={shown} results={results} />
      <PoolScatter
        plan={shown}
        results={results}
        ringed={best === null ? [] : [best]}
        ring="ring: the best so far"
        height={420}
        onPick={setPicked}
      />
      <PoolActions session={session} name={name} plan={plan} pool={pool} />
      {pool !== null && results.length > 0 && (
        <PoolCheck key={pool.id} plan={shown} results={results} number={picked ?? best} />
      )}
      <PoolValues plan={shown} results={results} />
    </section>
  );
}

/** The presenter's buttons; the suggested one is also Enter's. */
function PoolActions({ session, name, plan, pool }: Omit<SharedSearchProps, "participants">) {
  const { isBusy, error, send } = useSubmit();
  const command = (asked: PoolCommand) =>
    void send("/api/live/pools", "POST", { session, name, command: asked });
  const isOpen = pool?.isOpen ?? false;
  // Another seed draws other configurations, data and first weights.
  const next = pool === null ? plan : { ...plan, seed: plan.seed + pool.run };
  return (
    <div className={styles.actions} data-screen-only>
      <div className={styles.more} role="group" aria-label="Search with the class">
        <Button
          variant={isOpen ? "plain" : "primary"}
          isDisabled={isBusy || isOpen}
          onPress={() => command(pool === null ? { do: "start", plan } : { do: "resume" })}
          data-suggested={pool === null || undefined}
        >
          {pool === null ? "Search together" : "Go on"}
        </Button>
        <Button isDisabled={isBusy || !isOpen} onPress={() => command({ do: "stop" })}>
          Stop
        </Button>
        <Button
          isDisabled={isBusy || pool === null || isOpen}
          onPress={() => command({ do: "start", plan: next })}
        >
          Search anew
        </Button>
        {pool !== null && (
          <a href={`/api/live/pools/export?session=${session}&name=${name}`}>Results as CSV</a>
        )}
      </div>
      <p className={styles.error} role="alert">
        {error}
      </p>
    </div>
  );
}
