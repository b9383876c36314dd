"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { ask, type Reply } from "./ask";

interface Asking<T> {
  /** Null until the server has answered. */
  reply: Reply<T> | null;
  /** Asks again, and shows the old reply until then. */
  reload: () => Promise<void>;
  /** Shows what a change has brought, and asks again. */
  show: (value: T) => void;
}

/** What the server says at a path. What was asked before the last question, or before a change, is never shown after it. */
export function useAsk<T>(path: string | null): Asking<T> {
  const [answer, setAnswer] = useState<{ path: string; reply: Reply<T> } | null>(null);
  const turn = useRef(0);
  const reload = useCallback(async () => {
    if (path === null) return;
    const own = ++turn.current;
    const reply = await ask<T>(path);
    if (own === turn.current) setAnswer({ path, reply });
  }, [path]);
  const show = useCallback(
    (value: T) => {
      if (path !== null) setAnswer({ path, reply: { ok: true, value } });
      void reload();
    },
    [path, reload],
  );
  useEffect(() => {
    void reload();
    return () => {
      turn.current += 1;
    };
  }, [reload]);
  return { reply: answer !== null && answer.path === path ? answer.reply : null, reload, show };
}
