"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { ask, type Reply } from "@/components/form/ask";
import { useRetry } from "@/components/live/use-retry";
import type { OwnTrialsReply, TakeTrialReply, TrialOutcome } from "@/lib/contract/pooled";
import { keepWaitingTrial, readWaitingTrial, type WaitingTrial } from "./waiting-trial";

/** What a participant's device does for a search. */
export type PoolWork =
  /** Asks the server what to do; `isWaiting` while it does not answer. */
  | { kind: "asking"; isWaiting: boolean }
  | { kind: "training"; number: number }
  /** A result is on its way, and kept on the device until the server has it. */
  | { kind: "sending"; number: number; isWaiting: boolean }
  /** Has done its part, or could not; it may take another. */
  | { kind: "resting"; fault: string | null }
  /** All configurations are taken. */
  | { kind: "none-left" };

/** Milliseconds between two words that a training is still under way: a third of the server's patience. */
const wordInterval = 20_000;

function isPassing(reply: Reply<unknown>): boolean {
  return !reply.ok && ["unreachable", "internal", "too-many-requests"].includes(reply.code);
}

/**
 * A participant's part in a search that is open: a configuration is taken, trained and reported, then another where the
 * participant wants it. What was under way goes on after a reload.
 *
 * @param isEager - whether to take another without being asked
 */
export function usePoolWork(session: string, pool: string, isEager: boolean) {
  const [work, setWork] = useState<PoolWork>({ kind: "asking", isWaiting: false });
  const [trained, setTrained] = useState<readonly number[]>([]);
  const eager = useRef(isEager);
  useEffect(() => {
    eager.current = isEager;
  }, [isEager]);

  const take = useCallback(async () => {
    const body = { session, pool };
    const reply = await ask<TakeTrialReply>("/api/live/trials", { method: "POST", body });
    if (reply.ok) {
      const { number } = reply.value;
      setWork((before) => {
        if (number === null) return { kind: "none-left" };
        return before.kind === "training" && before.number === number ? before : { kind: "training", number };
      });
    } else {
      const isLater = isPassing(reply);
      setWork((before) => {
        // A training under way does not need the server.
        if (isLater) return before.kind === "training" ? before : { kind: "asking", isWaiting: true };
        return { kind: "resting", fault: reply.message };
      });
    }
  }, [session, pool]);

  const deliver = useCallback(
    async (trial: WaitingTrial, fault: string | null = null) => {
      const body = { session, pool, ...trial };
      const reply = await ask("/api/live/trials", { method: "PATCH", body });
      if (isPassing(reply)) {
        setWork({ kind: "sending", number: trial.number, isWaiting: true });
        return;
      }
      keepWaitingTrial(pool, null);
      const isTrained = reply.ok && trial.outcome.kind === "trained";
      if (isTrained) setTrained((before) => [...new Set([...before, trial.number])]);
      if (isTrained && eager.current) await take();
      else setWork({ kind: "resting", fault: reply.ok ? fault : reply.message });
    },
    [session, pool, take],
  );

  /** Goes on where this device was, or begins. */
  const begin = useCallback(async () => {
    const own = await ask<OwnTrialsReply>(`/api/live/trials?session=${session}&pool=${pool}`);
    if (own.ok) setTrained(own.value.trained);
    const waiting = readWaitingTrial(pool);
    if (waiting !== null) await deliver(waiting);
    else if (!own.ok && !isPassing(own)) setWork({ kind: "resting", fault: own.message });
    else if (!own.ok || own.value.held !== null || own.value.trained.length === 0) await take();
    else setWork({ kind: "resting", fault: null });
  }, [session, pool, deliver, take]);

  useEffect(() => {
    const timer = setTimeout(() => void begin());
    return () => clearTimeout(timer);
  }, [begin]);
  const isWaiting = (work.kind === "asking" || work.kind === "sending") && work.isWaiting;
  useRetry(
    isWaiting,
    useCallback(() => void begin(), [begin]),
  );

  // A device that is out of sight does not train, and should not say that it does.
  const isTraining = work.kind === "training";
  useEffect(() => {
    if (!isTraining) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void take();
    }, wordInterval);
    return () => clearInterval(timer);
  }, [isTraining, take]);

  return {
    work,
    /** Numbers of the configurations that this participant has trained. */
    trained,
    takeAnother() {
      setWork({ kind: "asking", isWaiting: false });
      void take();
    },
    finish(number: number, outcome: TrialOutcome, message: string | null) {
      const trial = { number, outcome };
      keepWaitingTrial(pool, trial);
      setWork({ kind: "sending", number, isWaiting: false });
      void deliver(trial, message);
    },
  };
}
