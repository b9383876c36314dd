"use client";

import { useState } from "react";
import { ask, type Reply } from "./ask";

/** One form's way to the server: whether it is under way, and what went wrong the last time. */
export interface Submit {
  isBusy: boolean;
  error: string | null;
  /** Sends once at a time. */
  send: <T>(path: string, method: "POST" | "PATCH" | "DELETE", body: object) => Promise<Reply<T> | null>;
  fail: (message: string | null) => void;
}

export function useSubmit(): Submit {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  return {
    isBusy,
    error,
    fail: setError,
    async send(path, method, body) {
      if (isBusy) return null;
      setBusy(true);
      setError(null);
      const reply = await ask<never>(path, { method, body });
      setBusy(false);
      if (!reply.ok) setError(reply.message);
      return reply;
    },
  };
}
