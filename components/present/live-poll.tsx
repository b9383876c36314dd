"use client";

import { useId } from "react";
import { RoundBars } from "@/components/live/round-bars";
import { RoundFlows } from "@/components/live/round-flows";
import type { PublicPoll } from "@/lib/contract/poll";
import { Asking } from "./asking";
import { BeginSession } from "./begin-session";
import styles from "./live-poll.module.css";
import { PollAnswer } from "./poll-answer";
import { PollQuestion } from "./poll-question";
import { usePresenter } from "./presenter";

/** A question on a slide, for a class to answer: without a session it is read, within one the presenter asks it. */
export function LivePoll({ poll }: { poll: PublicPoll }) {
  const id = useId();
  const presenter = usePresenter();
  const { session, live, findPoll } = presenter;
  const asked = session === null ? null : findPoll(poll);
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
      <div data-screen-only>
        {session === null ? (
          <BeginSession />
        ) : (
          <Asking
            key={session.id}
            director={presenter}
            poll={poll}
            asked={asked}
            participants={live.view?.participants ?? 0}
          />
        )}
      </div>
    </section>
  );
}
