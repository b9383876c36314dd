"use client";

import { useEffect } from "react";
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
  const { reply, reload, show } = useAsk<JoinedReply>("/api/classes/join");
  const classes = reply?.ok ? reply.value.classes : null;
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
    setClasses: (next) => show({ ok: true, classes: next }),
  };
}
