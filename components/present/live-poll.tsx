"use client";

import { useId, useState } from "react";
import { RoundBars } from "@/components/live/round-bars";
import { RoundFlows } from "@/components/live/round-flows";
import { isAtRun } from "@/lib/contract/live";
import type { PublicPoll } from "@/lib/contract/poll";
import type { MeasuredRun } from "@/lib/contract/run-outcome";
import { Asking } from "./asking";
import { BeginSession } from "./begin-session";
import styles from "./live-poll.module.css";
import { PollAnswer } from "./poll-answer";
import { PollQuestion } from "./poll-question";
import { RunOnSlide, RunVerdict, type PredictedRun } from "./predicted-run";
import { usePresenter } from "./presenter";

export interface LivePollProps {
  poll: PublicPoll;
  /** The run that answers a prediction. */
  run?: PredictedRun | null;
}

/** A question on a slide, for a class to answer: without a session it is read, within one the presenter asks it. */
export function LivePoll({ poll, run = null }: LivePollProps) {
  const id = useId();
  const presenter = usePresenter();
  const { session, live, findPoll } = presenter;
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
      {isRunShown && ended !== null && (
        <RunVerdict poll={poll} rule={run.rule} ended={ended} isTold={asked.answer !== null} />
      )}
      {asked?.answer != null && <PollAnswer poll={poll} answer={asked.answer} />}
      <div className={styles.asking} data-screen-only>
        {session === null ? (
          <BeginSession />
        ) : (
          <Asking
            key={session.id}
            director={presenter}
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
