"use client";

import { useId } from "react";
import type { LivePollView } from "@/lib/contract/live";
import type { PublicPoll } from "@/lib/contract/poll";
import { Ballot } from "./ballot";
import type { LiveConnection } from "./follow-session";
import { RoundOver } from "./round-over";
import { useCountdown } from "./use-countdown";
import type { Votes } from "./use-votes";
import styles from "./join.module.css";

export interface LivePollProps {
  poll: PublicPoll;
  /** How it stands in the session. */
  asked: LivePollView;
  votes: Votes;
  connection: LiveConnection;
}

function printSeconds(seconds: number): string {
  if (seconds === 0) return "Time is up";
  const [minutes, rest] = [Math.floor(seconds / 60), String(seconds % 60).padStart(2, "0")];
  return `${minutes}:${rest} left`;
}

/** One question on a participant's device, from the vote to the explanation. */
export function LivePoll({ poll, asked, votes, connection }: LivePollProps) {
  const id = useId();
  const { state } = asked;
  const isOpen = state.phase === "open";
  const left = useCountdown(isOpen ? state.closesAt : null);
  return (
    <section className={styles.poll} aria-labelledby={`${id}-question`}>
      <p className={styles.label}>
        <span>{state.round === 1 ? "Question" : `Question, round ${state.round}`}</span>
        {left !== null && (
          <span role="timer" className={styles.countdown} data-short={left <= 10 || undefined}>
            {printSeconds(left)}
          </span>
        )}
      </p>
      <div
        id={`${id}-question`}
        className={styles.question}
        dangerouslySetInnerHTML={{ __html: poll.questionHtml }}
      />
      {isOpen ? (
        <Ballot
          key={state.round}
          id={id}
          poll={poll}
          round={{ poll: asked.id, round: state.round }}
          votes={votes}
          connection={connection}
        />
      ) : (
        <RoundOver id={id} poll={poll} asked={asked} votes={votes} />
      )}
    </section>
  );
}
