"use client";

import { createContext, useContext } from "react";
import type { LiveSession } from "@/components/live/use-live-session";
import type { LiveCommand, LivePollView, OwnSession, PeerAdvice, WidgetPollView } from "@/lib/contract/live";
import type { PublicPoll } from "@/lib/contract/poll";

/** What it takes to ask a session's polls, at the desk or from a phone. */
export interface PollDirector {
  live: LiveSession;
  isBusy: boolean;
  /** What went wrong the last time, in words for the presenter. */
  error: string | null;
  command: (poll: PublicPoll, command: LiveCommand) => Promise<void>;
  /** How a poll stands; null where it has not been asked. */
  findPoll: (poll: PublicPoll) => LivePollView | null;
  /** After a round, where the server has given it. */
  findAdvice: (poll: PublicPoll, round: number) => PeerAdvice | null;
  /** The session whose votes can be had as a file from here; null where none can. */
  exportedId: string | null;
}

/** What present mode knows of the live session, and what it can do about it. */
export interface Presenter extends PollDirector {
  lesson: string;
  /** `unknown` until the server has answered, and while it cannot be reached. */
  account: "unknown" | "signed-out" | "signed-in";
  session: OwnSession | null;
  /** The session that was ended on this page: its votes can still be had. */
  endedId: string | null;
  retry: () => Promise<void>;
  /** Begins a session, for a class or for nobody in particular: whether it has begun. */
  begin: (classId: string | null) => Promise<boolean>;
  end: () => Promise<void>;
  /** The questions about widgets that were asked in the session, the oldest first. */
  computed: readonly WidgetPollView[];
  /** Makes a question of a widget's present state. */
  askAbout: (widget: string, place: string | null, state: object) => Promise<void>;
  showJoin: () => void;
}

export const PresenterContext = createContext<Presenter | null>(null);

/** @throws Error outside of a presentation. */
export function usePresenter(): Presenter {
  const presenter = useContext(PresenterContext);
  if (presenter === null) throw new Error("There is no presentation around this");
  return presenter;
}
