"use client";

import { useEffect, useState } from "react";
import type { LiveView } from "@/lib/contract/live";
import { followSession, type LiveConnection } from "./follow-session";

export interface LiveSession {
  /** The session as the server told it last; null until it has. */
  view: LiveView | null;
  connection: LiveConnection;
}

const opening: LiveSession = { view: null, connection: "connecting" };

/** A live session as it stands, kept up to date while the component is there. Null follows none. */
export function useLiveSession(sessionId: string | null): LiveSession {
  const [followed, setFollowed] = useState<{ sessionId: string; session: LiveSession } | null>(null);

  useEffect(() => {
    if (sessionId === null) return;
    const tell = (change: Partial<LiveSession>) =>
      setFollowed((before) => ({
        sessionId,
        session: { ...(before?.sessionId === sessionId ? before.session : opening), ...change },
      }));
    return followSession(sessionId, {
      onView: (view) => tell({ view }),
      onConnection: (connection) => tell({ connection }),
    });
  }, [sessionId]);

  return followed !== null && followed.sessionId === sessionId ? followed.session : opening;
}
