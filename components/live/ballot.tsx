"use client";

import { useState } from "react";
import { emptyDraft, instructions, readDraft, writeDraft, type Draft } from "@/components/poll/draft";
import { PollNumber, PollOptions } from "@/components/poll/poll-options";
import { Button } from "@/components/ui/button";
import type { OwnLiveVote } from "@/lib/contract/live";
import type { PublicPoll } from "@/lib/contract/poll";
import type { LiveConnection } from "./follow-session";
import { isSameRound, isSameVote, type Sending, type Votes } from "./use-votes";
import styles from "./join.module.css";

export interface BallotProps {
  /** Of the question's element, without its "-question". */
  id: string;
  poll: PublicPoll;
  round: Pick<OwnLiveVote, "poll" | "round">;
  votes: Votes;
  connection: LiveConnection;
}

function describeSending({ phase, fault }: Sending): string {
  if (phase === "saving") return "Sending.";
  if (phase === "failed") return `Not saved. ${fault ?? ""}`;
  return "No connection. Your answer is kept on this device and is sent as soon as the server answers.";
}

/** The form of an open round. What is chosen may be sent again and again until the round closes. */
export function Ballot({ id, poll, round, votes, connection }: BallotProps) {
  const [touched, setTouched] = useState<{ draft: Draft; sure: boolean } | null>(null);
  const [isMissing, setMissing] = useState(false);
  const sending = votes.sending !== null && isSameRound(votes.sending.vote, round) ? votes.sending : null;
  const saved = votes.own?.find((vote) => isSameRound(vote, round)) ?? null;
  const known = sending?.vote ?? saved;
  const { draft, sure } = touched ?? {
    draft: known === null ? emptyDraft : writeDraft(known.answer),
    sure: known?.sure ?? false,
  };
  const answer = readDraft(poll, draft);
  const vote = answer === null ? null : { ...round, answer, sure };
  const isSaved = sending === null && saved !== null && vote !== null && isSameVote(saved, vote);
  const isUnderWay =
    sending !== null && sending.phase !== "failed" && vote !== null && isSameVote(sending.vote, vote);

  function change(next: Partial<{ draft: Draft; sure: boolean }>): void {
    setTouched({ draft, sure, ...next });
    setMissing(false);
  }

  function describe(): string {
    if (isMissing) return instructions[poll.kind].missing;
    if (sending !== null && (isUnderWay || sending.phase === "failed")) return describeSending(sending);
    if (isSaved) return "Saved. You can change it until the round closes.";
    if (vote !== null) return saved === null ? "Not sent yet." : "Changed, not sent yet.";
    return connection === "lost"
      ? "No connection. You can answer all the same: it is sent later."
      : instructions[poll.kind].hint;
  }

  function submit(): void {
    if (vote === null) setMissing(true);
    else if (!isSaved && !isUnderWay) votes.cast(vote);
  }

  const inputs = {
    poll,
    name: `${id}-answer`,
    draft,
    onChange: (next: Draft) => change({ draft: next }),
    isDisabled: false,
  };
  const tone = isMissing || sending?.phase === "failed" ? "fault" : isUnderWay ? "waiting" : null;
  return (
    <form
      className={styles.ballot}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div
        role={poll.kind === "single" ? "radiogroup" : "group"}
        aria-labelledby={`${id}-question`}
        aria-describedby={`${id}-status`}
      >
        {poll.kind === "number" ? (
          <PollNumber {...inputs} describedBy={`${id}-status`} />
        ) : (
          <PollOptions {...inputs} rightOptions={null} />
        )}
      </div>
      <label className={styles.sure}>
        <input type="checkbox" checked={sure} onChange={(event) => change({ sure: event.target.checked })} />I
        am sure
      </label>
      <div className={styles.send}>
        <Button type="submit" variant={isSaved || isUnderWay ? "plain" : "primary"}>
          {isSaved ? "Sent" : saved === null ? "Send" : "Send the change"}
        </Button>
        <p
          id={`${id}-status`}
          className={styles.status}
          data-tone={isSaved ? "saved" : (tone ?? undefined)}
          role="status"
        >
          {describe()}
        </p>
      </div>
    </form>
  );
}
