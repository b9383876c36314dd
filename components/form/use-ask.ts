"use client";

import { useCallback, useEffect, useState } from "react";
import { ask, type Reply } from "./ask";

/** What the server says at a path: null until it has answered. `reload` asks again, and shows the old until then. */
export function useAsk<T>(path: string | null): { reply: Reply<T> | null; reload: () => Promise<void> } {
  const [answer, setAnswer] = useState<{ path: string; reply: Reply<T> } | null>(null);
  const reload = useCallback(async () => {
    if (path === null) return;
    const reply = await ask<T>(path);
    setAnswer({ path, reply });
  }, [path]);
  useEffect(() => {
    let isCurrent = true;
    if (path !== null) {
      void ask<T>(path).then((reply) => {
        if (isCurrent) setAnswer({ path, reply });
      });
    }
    return () => {
      isCurrent = false;
    };
  }, [path]);
  return { reply: answer !== null && answer.path === path ? answer.reply : null, reload };
}
