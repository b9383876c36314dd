"use client";

import { useEffect, useState } from "react";
import { useAsk } from "@/components/form/use-ask";
import type { OwnAssignmentsReply, OwnClass } from "@/lib/contract/assignment";

/** Milliseconds between two looks while the page is seen: a grade may have come. */
const interval = 20_000;

const path = "/api/classes/assignments/own";

export interface OwnAssignmentsState {
  classes: readonly OwnClass[];
  /** Why they are not here, in words. */
  fault: string | null;
  /** Takes what a change has brought. */
  setReply: (reply: OwnAssignmentsReply) => void;
}

/** What this browser's reader has to solve. Asked for once there is a class, and anew where another one is joined. */
export function useOwnAssignments(classes: readonly string[]): OwnAssignmentsState {
  const joined = classes.join();
  const { reply, reload } = useAsk<OwnAssignmentsReply>(joined === "" ? null : `${path}?of=${joined}`);
  const [changed, setChanged] = useState<{ over: unknown; reply: OwnAssignmentsReply } | null>(null);
  useEffect(() => {
    if (joined === "") return;
    const look = () => {
      if (document.visibilityState === "visible") void reload();
    };
    const timer = setInterval(look, interval);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [joined, reload]);
  const asked = reply?.ok ? reply.value : null;
  // What a change brought holds until the server is asked again.
  const shown = changed !== null && changed.over === reply ? changed.reply : asked;
  return {
    classes: shown?.classes ?? [],
    fault: reply?.ok === false ? reply.message : null,
    setReply: (next) => setChanged({ over: reply, reply: next }),
  };
}
