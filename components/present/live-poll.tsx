"use client";

import { useEffect, useId, useRef, useState } from "react";
import { RoundBars } from "@/components/live/round-bars";
import { RoundFlows } from "@/components/live/round-flows";
import { isAtRun, type LivePollView, type LiveState } from "@/lib/contract/live";
import type { PublicPoll } from "@/lib/contract/poll";
import type { MeasuredRun } from "@/lib/contract/run-outcome";
import { BeginSession } from "./begin-session";
import styles from "./live-poll.module.css";
import { PollActions } from "./poll-actions";
import { PollAnswer } from "./poll-answer";
import { PollQuestion } from "./poll-question";
import { describeStanding, type PollStanding } from "./poll-steps";
import { RunOnSlide, RunVerdict, type PredictedRun } from "./predicted-run";
import { usePresenter } from "./presenter";
import { useCountdown } from "@/components/live/use-countdown";

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

export interface LivePollProps {
  poll: PublicPoll;
  /** The run that answers a prediction. */
  run?: PredictedRun | null;
}

/** A question on a slide, for a class to answer: without a session it is read, within one the presenter asks it. */
export function LivePoll({ poll, run = null }: LivePollProps) {
  const id = useId();
  const { session, live, findPoll } = usePresenter();
  const asked = session === null ? null : findPoll(poll);
  const [ended, setEnded] = useState<readonly MeasuredRun[] | null>(null);
  const isRunShown = run !== null && asked !== null && asked.state.runRound !== null;
  const bars = asked?.state.barsShown ? asked.rounds : null;
  const right = asked?.answer?.options.filter(({ correct }) => correct).map((option) => option.id) ?? [];
  return (
    <section id={`poll-${poll.id}`} role="group" aria-labelledby={`${id}-question`} data-wide>
      <div
        id={`${id}-question`}
        className={styles.question}
        dangerouslySetInnerHTML={{ __html: poll.questionHtml }}
      />
      {asked !== null && bars !== null && bars !== undefined ? (
        <>
          <RoundBars poll={poll} rounds={bars} answer={asked.answer} size="hall" />
          {asked.flows !== null && (
            <RoundFlows poll={poll} flows={asked.flows} answer={asked.answer} size="hall" />
          )}
        </>
      ) : (
        <PollQuestion poll={poll} rightOptions={new Set(right)} />
      )}
      {asked?.answer != null && <PollAnswer poll={poll} answer={asked.answer} />}
      {isRunShown && ended !== null && (
        <RunVerdict poll={poll} rule={run.rule} ended={ended} isTold={asked.answer !== null} />
      )}
      <div data-screen-only>
        {session === null ? (
          <BeginSession />
        ) : (
          <Asking
            key={session.id}
            poll={poll}
            asked={asked}
            participants={live.view?.participants ?? 0}
            run={run && { isOver: isRunShown && ended !== null }}
          />
        )}
      </div>
      {isRunShown && <RunOnSlide run={run} isNext={isAtRun(asked.state)} onEnd={setEnded} />}
    </section>
  );
}

function Asking({
  poll,
  asked,
  participants,
  run,
}: {
  poll: PublicPoll;
  asked: LivePollView | null;
  participants: number;
  run: PollStanding["run"];
}) {
  const { live, command, findAdvice, isBusy } = usePresenter();
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
      <PollActions poll={poll} standing={standing} />
    </>
  );
}
