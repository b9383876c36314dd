"use client";

import { useCallback, useEffect, useState } from "react";
import { ask, type Reply } from "@/components/form/ask";
import type { AppErrorCode } from "@/lib/contract/app-error";
import { useRetry } from "./use-retry";

/** Faults that pass by themselves. */
const passing: readonly (AppErrorCode | "unreachable")[] = [
  "unreachable",
  "internal",
  "too-many-requests",
  "database-busy",
  "database-unreachable",
];

/**
 * What the server says at a path, asked until it answers; null until then. A new `occasion` asks again, and shows the
 * old until then.
 */
export function usePatientAsk<T>(path: string, occasion: string): Reply<T> | null {
  const [answer, setAnswer] = useState<{ path: string; reply: Reply<T> } | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    void ask<T>(path).then((reply) => {
      if (!isCurrent) return;
      const isLater = !reply.ok && passing.includes(reply.code);
      setWaiting(isLater);
      if (!isLater) setAnswer({ path, reply });
    });
    return () => {
      isCurrent = false;
    };
  }, [path, occasion, tries]);

  useRetry(
    isWaiting,
    useCallback(() => setTries((count) => count + 1), []),
  );
  return answer !== null && answer.path === path ? answer.reply : null;
}
