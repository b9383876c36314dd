"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { ask } from "@/components/form/ask";
import type { AppErrorCode } from "@/lib/contract/app-error";
import type { OwnLiveVote, OwnLiveVotesReply } from "@/lib/contract/live";
import { isSameAnswer } from "@/lib/contract/same-answer";
import { usePatientAsk } from "./use-patient-ask";
import { useRetry } from "./use-retry";
import { dropWaitingBallot, keepWaitingBallot, readWaitingBallot } from "./waiting-ballot";

/** A vote on its way. `waiting`: kept on the device until the server answers. `failed`: the server said no. */
export interface Sending {
  vote: OwnLiveVote;
  phase: "saving" | "waiting" | "failed";
  fault: string | null;
}

export interface Votes {
  /** What the server has said that it keeps; null until it has said anything. */
  own: readonly OwnLiveVote[] | null;
  sending: Sending | null;
  /** Whether the server does not know this browser as one of the session's. */
  isStranger: boolean;
  cast: (vote: OwnLiveVote) => void;
}

const refusals: readonly (AppErrorCode | "unreachable")[] = [
  "bad-request",
  "not-found",
  "poll-changed",
  "out-of-turn",
  "forbidden",
];

/** Whether two votes say the same. */
export function isSameVote(a: OwnLiveVote, b: OwnLiveVote): boolean {
  return isSameAnswer(a.answer, b.answer) && a.sure === b.sure;
}

/** Whether two votes are for the same round of the same poll. */
export function isSameRound(a: OwnLiveVote, b: Pick<OwnLiveVote, "poll" | "round">): boolean {
  return a.poll === b.poll && a.round === b.round;
}

/**
 * A participant's votes in a session, and the way of a new one to the server: one at a time, the newest last, kept on the
 * device and sent again until the server has answered.
 *
 * @param occasion - when it changes, the server is asked for the votes again
 */
export function useVotes(session: string, occasion: string): Votes {
  const [cast, setCast] = useState<readonly OwnLiveVote[]>([]);
  const [sending, setSending] = useState<Sending | null>(null);
  // What was refused may be there already: the reply to an earlier try may have been lost.
  const reply = usePatientAsk<OwnLiveVotesReply>(
    `/api/live/votes?session=${session}`,
    `${occasion} ${sending?.phase === "failed"}`,
  );
  const isBusy = useRef(false);

  const deliver = useCallback(async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    for (let vote = readWaitingBallot(session); vote !== null; vote = readWaitingBallot(session)) {
      const sent = vote;
      setSending({ vote: sent, phase: "saving", fault: null });
      const answer = await ask("/api/live/votes", { method: "POST", body: { session, ...sent } });
      if (answer.ok) {
        setCast((before) => [...before.filter((old) => !isSameRound(old, sent)), sent]);
        setSending(null);
      } else if (refusals.includes(answer.code)) {
        setSending({ vote: sent, phase: "failed", fault: answer.message });
      } else {
        setSending({ vote: sent, phase: "waiting", fault: null });
        break;
      }
      dropWaitingBallot(session, sent);
    }
    isBusy.current = false;
  }, [session]);

  // A vote that an earlier visit could not send.
  useEffect(() => {
    const timer = setTimeout(() => void deliver());
    return () => clearTimeout(timer);
  }, [deliver]);
  useRetry(
    sending?.phase === "waiting",
    useCallback(() => void deliver(), [deliver]),
  );

  const known = reply?.ok === true ? reply.value.votes : null;
  const own = known && [...known.filter((vote) => !cast.some((newer) => isSameRound(newer, vote))), ...cast];
  return {
    own: own ?? (cast.length > 0 ? cast : null),
    sending,
    isStranger: reply?.ok === false && reply.code === "not-found",
    cast(vote) {
      keepWaitingBallot(session, vote);
      // A vote under way goes on; the new one follows it.
      setSending({ vote, phase: "saving", fault: null });
      void deliver();
    },
  };
}
