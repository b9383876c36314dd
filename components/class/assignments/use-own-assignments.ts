"use client";

import { useEffect } from "react";
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
  const { reply, reload, show } = useAsk<OwnAssignmentsReply>(joined === "" ? null : `${path}?of=${joined}`);
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
  return {
    classes: reply?.ok ? reply.value.classes : [],
    fault: reply?.ok === false ? reply.message : null,
    setReply: show,
  };
}
