"use client";

import { useEffect, useState } from "react";
import { JoinedPool } from "@/components/pooled/lazy";
import { Button } from "@/components/ui/button";
import { printJoinCode } from "@/lib/contract/join-code";
import type { LivePollView, LiveView } from "@/lib/contract/live";
import { ClassPlace } from "./class-place";
import { findCurrentPoll } from "./current-poll";
import { describeSession } from "./describe-session";
import { LivePoll } from "./live-poll";
import type { LiveConnection } from "./follow-session";
import { useLiveSession } from "./use-live-session";
import { useQuestions } from "./use-questions";
import { useVotes } from "./use-votes";
import styles from "./join.module.css";

export interface FollowedSessionProps {
  session: string;
  code: string;
  /** The server does not know this browser as one of the session's. */
  onStranger: () => void;
  onLeave: () => void;
}

/** The poll that is shown, remembered from one state of the session to the next. */
function useCurrentPoll(view: LiveView | null): LivePollView | null {
  const [seen, setSeen] = useState<{ view: LiveView; current: string | null } | null>(null);
  if (view !== null && view !== seen?.view) setSeen({ view, current: findCurrentPoll(view, seen) });
  return seen?.view.polls.find(({ id }) => id === seen.current) ?? null;
}

const connections: Record<LiveConnection, string> = {
  connecting: "Connecting.",
  open: "Connected.",
  lost: "The connection is lost. Trying again; until then this may be old.",
};

/** A session as its participants see it: what is asked now, and when it is over all that was. */
export function FollowedSession({ session, code, onStranger, onLeave }: FollowedSessionProps) {
  const { view, connection } = useLiveSession(session);
  const votes = useVotes(session, connection === "lost" ? "lost" : "open");
  const current = useCurrentPoll(view);
  const shown = view?.ended ? view.polls.filter(({ rounds, answer }) => rounds ?? answer) : [current];
  const asked = shown.filter((poll) => poll !== null);
  const pool = view?.pools.find(({ isOpen }) => isOpen) ?? view?.pools.at(-1) ?? null;
  const isSearching = pool?.isOpen === true;

  const questions = useQuestions(session, asked);

  useEffect(() => {
    if (votes.isStranger) onStranger();
  }, [votes.isStranger, onStranger]);

  const polls = asked.map((poll) => {
    const question = questions?.find(poll) ?? null;
    if (questions === null) return null;
    return question === null ? (
      <p key={poll.id} role="status">
        This question was edited after it was asked: it takes no more votes.
      </p>
    ) : (
      <LivePoll key={poll.id} poll={question} asked={poll} votes={votes} connection={connection} />
    );
  });
  const search = pool !== null && <JoinedPool key={pool.id} session={session} pool={pool} />;

  return (
    <>
      <p className={styles.connection} data-connection={connection} role="status">
        {view?.ended ? "The session is over." : connections[connection]}
      </p>
      <h1>{questions?.title ?? "Live session"}</h1>
      <p className={asked.length === 0 && !isSearching ? styles.waiting : "visually-hidden"} role="status">
        {view !== null &&
          (isSearching && current?.state.phase !== "open"
            ? "A search is under way: your device trains a part of it."
            : describeSession(view, current))}
      </p>
      {/* With keys in one list, neither begins anew where they change places. */}
      {isSearching && !asked.some(({ state }) => state.phase === "open")
        ? [search, ...polls]
        : [...polls, search]}
      {view !== null && <ClassPlace view={view} />}
      <footer className={styles.footer}>
        <p>
          Session {printJoinCode(code)}
          {view !== null &&
            `, ${view.participants === 1 ? "you alone so far" : `${view.participants} have joined`}`}
        </p>
        <Button variant="quiet" onPress={onLeave}>
          Another code
        </Button>
      </footer>
    </>
  );
}
