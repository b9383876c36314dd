"use client";

import { useCallback, useEffect, useState } from "react";
import { ask, type Reply } from "@/components/form/ask";
import { useRetry } from "@/components/live/use-retry";
import type { RemoteReply, RemoteSession } from "@/lib/contract/remote";

export type RemoteState =
  | { kind: "looking"; isUnreachable: boolean }
  /** `fault`: why the link did not connect this device; null where it came without one. */
  | { kind: "none"; fault: string | null }
  | { kind: "connected"; session: RemoteSession };

/** The link with which this page was opened, and what became of it: it holds once, however often the page asks. */
let used: { token: string; pairing: Promise<Reply<RemoteReply>> } | null = null;

const pair = (token: string) => ask<RemoteReply>("/api/live/remote", { method: "POST", body: { token } });

/** Takes the token out of the address, where it is seen and kept, and uses it. */
function takePairing(): Promise<Reply<RemoteReply>> | null {
  const token = location.hash.slice(1);
  if (token !== "") {
    history.replaceState(history.state, "", location.pathname);
    used = { token, pairing: pair(token) };
  }
  return used?.pairing ?? null;
}

async function connect(): Promise<RemoteState> {
  const pairing = await takePairing();
  if (pairing?.ok === false && pairing.code === "unreachable" && used !== null) {
    used = { token: used.token, pairing: pair(used.token) };
    return { kind: "looking", isUnreachable: true };
  }
  const found = await ask<RemoteReply>("/api/live/remote");
  if (found.ok) return { kind: "connected", session: found.value.session };
  if (found.code !== "not-found") return { kind: "looking", isUnreachable: true };
  return { kind: "none", fault: pairing?.ok === false ? pairing.message : null };
}

/** Whose remote this device is: by the link that it was opened with, or by an earlier one. `check` asks again. */
export function useRemote(): { state: RemoteState; check: () => void } {
  const [state, setState] = useState<RemoteState>({ kind: "looking", isUnreachable: false });
  const check = useCallback(() => void connect().then(setState), []);
  useEffect(() => {
    check();
    addEventListener("hashchange", check);
    return () => removeEventListener("hashchange", check);
  }, [check]);
  useRetry(state.kind === "looking" && state.isUnreachable, check);
  return { state, check };
}
