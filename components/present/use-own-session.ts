"use client";

import { useState } from "react";
import { useAsk } from "@/components/form/use-ask";
import type { Submit } from "@/components/form/use-submit";
import { useLiveSession, type LiveSession } from "@/components/live/use-live-session";
import type { OwnSession, OwnSessionReply } from "@/lib/contract/live";
import type { Presenter } from "./presenter";

type OwnSessionHandle = Pick<Presenter, "account" | "session" | "endedId" | "retry" | "begin" | "end"> & {
  live: LiveSession;
  /** Why the server's word is missing, where it is. */
  fault: string | null;
};

/** The caller's open session of a lesson, as the server has it: it is found again after a reload. */
export function useOwnSession(lesson: string, submit: Submit): OwnSessionHandle {
  const { reply, reload } = useAsk<OwnSessionReply>(`/api/live/sessions?lesson=${lesson}`);
  const [endedId, setEndedId] = useState<string | null>(null);
  const found: OwnSession | null = reply?.ok ? reply.value.session : null;
  const live = useLiveSession(found?.id ?? null);
  // Ended here, or in another window.
  const isOver = found !== null && (found.id === endedId || live.view?.ended === true);
  const isSignedOut = reply?.ok === false && reply.code === "not-signed-in";

  return {
    account: reply?.ok ? "signed-in" : isSignedOut ? "signed-out" : "unknown",
    session: isOver ? null : found,
    endedId: isOver ? found.id : endedId,
    fault: reply?.ok === false && !isSignedOut ? reply.message : null,
    live,
    retry: reload,
    async begin(classId) {
      const begun = await submit.send<OwnSessionReply>("/api/live/sessions", "POST", {
        lesson,
        class: classId,
      });
      if (begun?.ok !== true) return false;
      await reload();
      return true;
    },
    async end() {
      if (found === null) return;
      const ended = await submit.send("/api/live/sessions", "DELETE", { session: found.id });
      if (ended?.ok) setEndedId(found.id);
    },
  };
}
