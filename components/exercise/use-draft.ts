"use client";

import { useCallback, useState } from "react";
import { keep, readKept } from "@/components/poll/kept-text";

/**
 * What a reader is writing, kept on this device from visit to visit.
 *
 * @param read - makes it from what was kept, null for nothing; throws where that cannot be read
 */
export function useDraft<T>(
  key: string,
  read: (kept: unknown) => T,
): { draft: T; setDraft: (draft: T) => void } {
  const [draft, set] = useState<T>(() => {
    const text = readKept(key);
    try {
      return read(text === null ? null : JSON.parse(text));
    } catch {
      return read(null);
    }
  });
  const setDraft = useCallback(
    (next: T) => {
      set(next);
      keep(key, JSON.stringify(next));
    },
    [key],
  );
  return { draft, setDraft };
}
