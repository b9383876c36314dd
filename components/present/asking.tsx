"use client";

import { useEffect, useRef } from "react";
import { useCountdown } from "@/components/live/use-countdown";
import type { LivePollView, LiveState } from "@/lib/contract/live";
import type { PublicPoll } from "@/lib/contract/poll";
import styles from "./live-poll.module.css";
import { PollActions } from "./poll-actions";
import { describeStanding, type PollStanding } from "./poll-steps";
import type { PollDirector } from "./presenter";

const notAsked: LiveState = {
  phase: "draft",
  round: 1,
  barsShown: false,
  answerShown: false,
  closesAt: null,
  runRound: null,
};

function printTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export interface AskingProps {
  director: PollDirector;
  poll: PublicPoll;
  /** Null where it has not been asked. */
  asked: LivePollView | null;
  participants: number;
  run: PollStanding["run"];
}

/** How a poll stands with the class, and the presenter's buttons. */
export function Asking({ director, poll, asked, participants, run }: AskingProps) {
  const { live, command, findAdvice, isBusy } = director;
  const state = asked?.state ?? notAsked;
  const left = useCountdown(state.closesAt);
  const standing = { state, voters: asked?.voters ?? 0, advice: findAdvice(poll, state.round), run };

  // A round that its timer closed, or that was closed before the page was loaded anew: closing it once more changes
  // nothing, and is answered with the advice.
  const isAdviceMissing = state.phase === "closed" && !state.answerShown && standing.voters > 0;
  const advisedRound = useRef(standing.advice === null ? 0 : state.round);
  useEffect(() => {
    if (isBusy || !isAdviceMissing || standing.advice !== null || advisedRound.current === state.round)
      return;
    advisedRound.current = state.round;
    void command(poll, { do: "close" });
  });

  return (
    <>
      <p className={styles.standing} role="status">
        {describeStanding(standing, participants)}
        {left !== null && state.phase === "open" && (
          <span aria-hidden>
            {" "}
            Closes in <span className={styles.clock}>{printTime(left)}</span>.
          </span>
        )}
      </p>
      {live.connection === "lost" && (
        <p className={styles.lost} role="status">
          The link to the server is broken: what is shown may be old. Trying again.
        </p>
      )}
      <PollActions director={director} poll={poll} standing={standing} />
    </>
  );
}
