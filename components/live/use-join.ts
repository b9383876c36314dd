"use client";

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { ask, type Reply } from "@/components/form/ask";
import { dropAttempt, getAttempt } from "@/components/poll/waiting-votes";
import { readJoinCode } from "@/lib/contract/join-code";
import type { FindCodeReply } from "@/lib/contract/join";
import type { JoinReply } from "@/lib/contract/live";
import { keepJoined, parseJoined, readJoinedText, type JoinedSession } from "./joined-session";
import { useRetry } from "./use-retry";

export type JoinState =
  /** `typed`: what the field begins with. */
  | { kind: "form"; typed: string; error: string | null }
  | { kind: "joining"; isUnreachable: boolean }
  /** The code is a class's: it asks for a name. */
  | { kind: "class"; code: string; name: string; term: string }
  | ({ kind: "joined" } & JoinedSession);

type Joined = Extract<JoinState, { kind: "class" | "joined" }>;

/** Takes part in the session of a code, where this browser did so before at once; or finds the class of it. */
async function join(code: string): Promise<Reply<Joined>> {
  const known = parseJoined(readJoinedText());
  if (known?.code === code) return { ok: true, value: { kind: "joined", ...known } };
  const found = await ask<FindCodeReply>("/api/join", { method: "POST", body: { code } });
  if (!found.ok) return found;
  if (found.value.kind === "class") {
    const { name, term } = found.value;
    return { ok: true, value: { kind: "class", code, name, term } };
  }
  const body = { code, attempt: getAttempt() };
  const reply = await ask<JoinReply>("/api/live/join", { method: "POST", body });
  if (!reply.ok) return reply;
  dropAttempt();
  const joined = { code, session: reply.value.session };
  keepJoined(joined);
  return { ok: true, value: { kind: "joined", ...joined } };
}

const noCookie = {
  ok: false,
  code: "forbidden",
  message:
    "This browser keeps no cookie for this site, and without one nobody can vote: allow it, then join again.",
} as const;

const neverChanges = () => () => undefined;
/** A session's QR picture brings its code in the query, a class's behind the "#". */
const readAddress = () => new URLSearchParams(location.search).get("code") ?? location.hash.slice(1, 41);

function writeAddress(code: string): void {
  history.replaceState(history.state, "", code === "" ? "/join" : `/join#${code}`);
}

/** From a code, of the page's address or typed, to a session or a class. */
export function useJoin() {
  // In the page's HTML nobody knows its address yet.
  const ofAddress = useSyncExternalStore(neverChanges, readAddress, () => null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const [answer, setAnswer] = useState<{ code: string; reply: Reply<Joined> } | null>(null);
  const typed = chosen ?? ofAddress ?? "";
  const code = readJoinCode(typed);

  useEffect(() => {
    if (code === null) return;
    let isCurrent = true;
    void join(code).then((reply) => {
      if (isCurrent) setAnswer({ code, reply });
    });
    return () => {
      isCurrent = false;
    };
  }, [code, tries]);

  const reply = answer !== null && answer.code === code ? answer.reply : null;
  const isUnreachable = reply?.ok === false && reply.code === "unreachable";
  const tryAgain = useCallback(() => setTries((count) => count + 1), []);
  useRetry(isUnreachable, tryAgain);

  /** Joins once more, where the server does not know this browser any more. */
  const hasRejoined = useRef(false);
  const rejoin = useCallback(() => {
    keepJoined(null);
    if (code === null) return;
    if (hasRejoined.current) setAnswer({ code, reply: noCookie });
    else {
      hasRejoined.current = true;
      setAnswer(null);
      tryAgain();
    }
  }, [code, tryAgain]);

  function findState(): JoinState {
    if (code === null) return { kind: "form", typed, error: null };
    if (reply === null || isUnreachable) return { kind: "joining", isUnreachable };
    if (!reply.ok) return { kind: "form", typed, error: reply.message };
    return reply.value;
  }

  return {
    state: findState(),
    /** Whether the page's script runs. */
    isReady: ofAddress !== null,
    choose(next: string) {
      setChosen(next);
      setAnswer(null);
      tryAgain();
      writeAddress(readJoinCode(next) ?? "");
    },
    rejoin,
  };
}
