"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { ask, type Reply } from "@/components/form/ask";
import { inTurn } from "@/components/poll/in-turn";
import { dropAttempt, getAttempt } from "@/components/poll/waiting-votes";
import type { ExerciseState, HandIn, HandInReply } from "@/lib/contract/exercise";
import { createRandomKey } from "@/lib/contract/random-key";
import type { ExerciseStore } from "./exercise-store";
import { dropHandIn, keepHandIn, readHandIn } from "./waiting-hand-ins";

/** Where a handing in is on its way; what has come to the server stands in the exercise's own state. */
export type HandInPhase =
  | { kind: "idle" }
  | { kind: "sending" }
  /** No link: it goes out by itself, also after a reload where `isKept`. */
  | { kind: "waiting"; isKept: boolean }
  | { kind: "refused"; message: string };

/** Whether sending the same again can never help. */
const final: ReadonlySet<string> = new Set([
  "bad-request",
  "not-found",
  "too-large",
  "forbidden",
  "no-looks-left",
]);

/** Milliseconds between two tries without a link, and the first and the longest between two looks for a grade. */
const retryPause = 10_000;
const looks = { first: 600, longest: 5000 };

async function send(
  lesson: string,
  exercise: string,
): Promise<{ key: string; reply: Reply<HandInReply> } | null> {
  const place = `${lesson}/${exercise}`;
  return inTurn(async () => {
    const waiting = await readHandIn(place);
    if (waiting === null) return null;
    const body: HandIn = { lesson, exercise, ...waiting, attempt: getAttempt() };
    const reply = await ask<HandInReply>("/api/submissions", { method: "POST", body });
    if (reply.ok) dropAttempt();
    if (reply.ok || final.has(reply.code)) await dropHandIn(place, waiting);
    return { key: waiting.key, reply };
  });
}

/**
 * The way of what is handed in, from here to the server and its grade back.
 *
 * @param state - the exercise as the server has it; undefined until it is there
 */
export function useHandIn(
  lesson: string,
  exercise: string,
  store: ExerciseStore,
  state: ExerciseState | undefined,
) {
  const [phase, setPhase] = useState<HandInPhase>({ kind: "idle" });
  const isKept = useRef(true);

  const deliver = useCallback(async () => {
    const sent = await send(lesson, exercise);
    if (sent === null) setPhase({ kind: "idle" });
    else if (sent.reply.ok) {
      await store.load({ fresh: true });
      setPhase({ kind: "idle" });
    } else if (final.has(sent.reply.code)) setPhase({ kind: "refused", message: sent.reply.message });
    else if (sent.reply.code === "unreachable") setPhase({ kind: "waiting", isKept: isKept.current });
    else setPhase({ kind: "refused", message: `${sent.reply.message} It is kept here: hand it in again.` });
  }, [exercise, lesson, store]);

  const handIn = useCallback(
    async (evidence: Record<string, unknown>): Promise<string> => {
      const key = createRandomKey();
      setPhase({ kind: "sending" });
      isKept.current = await keepHandIn(`${lesson}/${exercise}`, { key, evidence });
      await deliver();
      return key;
    },
    [deliver, exercise, lesson],
  );

  // What a page before this one could not send.
  const isLoaded = state !== undefined;
  useEffect(() => {
    if (!isLoaded) return;
    void readHandIn(`${lesson}/${exercise}`).then((waiting) => {
      if (waiting === null) return;
      setPhase({ kind: "sending" });
      return deliver();
    });
  }, [deliver, exercise, isLoaded, lesson]);

  const isWaiting = phase.kind === "waiting";
  useEffect(() => {
    if (!isWaiting) return;
    // The browser says when its own link is back; whether the server is, only asking tells.
    const retry = () => void deliver();
    const timer = setInterval(retry, retryPause);
    addEventListener("online", retry);
    return () => {
      clearInterval(timer);
      removeEventListener("online", retry);
    };
  }, [deliver, isWaiting]);

  const isGrading = state?.handIns.some(({ grade }) => grade === null) ?? false;
  useEffect(() => {
    if (!isGrading) return;
    let pause = looks.first;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      void store.load({ fresh: true });
      pause = Math.min(1.4 * pause, looks.longest);
      timer = setTimeout(look, pause);
    };
    timer = setTimeout(look, pause);
    return () => clearTimeout(timer);
  }, [isGrading, store]);

  return { phase, handIn };
}
