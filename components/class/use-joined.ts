"use client";

import { useEffect, useState } from "react";
import { useAsk } from "@/components/form/use-ask";
import { beginReporting, endReporting, isReporting } from "@/components/lesson/report-reading";
import type { JoinedClass, JoinedReply } from "@/lib/contract/class";

/** Milliseconds between two questions for what is live in one's classes. */
const interval = 20_000;

/**
 * The classes that this browser is in, looked up again while the page is seen. What the browser reads is told to them,
 * and to nobody once there is none.
 */
export function useJoined(): { classes: JoinedClass[]; setClasses: (classes: JoinedClass[]) => void } {
  const { reply, reload } = useAsk<JoinedReply>("/api/classes/join");
  const [changed, setChanged] = useState<{ over: unknown; classes: JoinedClass[] } | null>(null);
  const asked = reply?.ok ? reply.value.classes : null;
  // What a change brought holds until the server is asked again.
  const classes = changed !== null && changed.over === reply ? changed.classes : asked;
  const isInClass = classes === null ? null : classes.length > 0;

  useEffect(() => {
    if (isInClass === true && !isReporting()) beginReporting();
    if (isInClass === false && isReporting()) endReporting();
  }, [isInClass]);

  useEffect(() => {
    if (isInClass !== true) return;
    const look = () => {
      if (document.visibilityState === "visible") void reload();
    };
    const timer = setInterval(look, interval);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [isInClass, reload]);

  return {
    classes: classes ?? [],
    setClasses(next) {
      setChanged({ over: reply, classes: next });
      // An answer from before the change may still be under way: this one comes after it.
      void reload();
    },
  };
}
