"use client";

import { createContext, useContext } from "react";
import type { LiveSession } from "@/components/live/use-live-session";
import type { LiveCommand, LivePollView, OwnSession, PeerAdvice } from "@/lib/contract/live";
import type { PublicPoll } from "@/lib/contract/poll";

/** What present mode knows of the live session, and what it can do about it. */
export interface Presenter {
  lesson: string;
  /** `unknown` until the server has answered, and while it cannot be reached. */
  account: "unknown" | "signed-out" | "signed-in";
  session: OwnSession | null;
  /** The session that was ended on this page: its votes can still be had. */
  endedId: string | null;
  live: LiveSession;
  isBusy: boolean;
  /** What went wrong the last time, in words for the presenter. */
  error: string | null;
  retry: () => Promise<void>;
  /** Begins a session, for a class or for nobody in particular: whether it has begun. */
  begin: (classId: string | null) => Promise<boolean>;
  end: () => Promise<void>;
  command: (poll: PublicPoll, command: LiveCommand) => Promise<void>;
  /** How a poll stands; null where it has not been asked. */
  findPoll: (poll: PublicPoll) => LivePollView | null;
  /** After a round, where the server has given it. */
  findAdvice: (poll: PublicPoll, round: number) => PeerAdvice | null;
  showJoin: () => void;
}

export const PresenterContext = createContext<Presenter | null>(null);

/** @throws Error outside of a presentation. */
export function usePresenter(): Presenter {
  const presenter = useContext(PresenterContext);
  if (presenter === null) throw new Error("There is no presentation around this");
  return presenter;
}
