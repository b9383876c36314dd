"use client";

import { useEffect, useId, useRef, type SubmitEvent } from "react";
import type { PublicPoll } from "@/lib/contract/poll";
import { PollNumber, PollOptions } from "./poll-options";
import { PollResultView } from "./poll-result";
import { describeState, isSettled } from "./poll-state";
import { usePlace } from "./use-place";
import { usePoll } from "./use-poll";
import styles from "./poll.module.css";

export interface PollViewProps {
  /** The lesson's slug. */
  lesson: string;
  poll: PublicPoll;
}

/**
 * A question in the text. The answer is saved on the server, may be changed, and stands once its reader has asked
 * which answer is right.
 */
export function PollView({ lesson, poll }: PollViewProps) {
  const id = useId();
  const place = usePlace();
  const { state, choose, save, showAnswer } = usePoll(lesson, poll, place === "own-page");
  const form = useRef<HTMLFormElement>(null);
  const result = useRef<HTMLElement>(null);
  const goesToResult = useRef(false);

  const isBusy = state.phase === "saving" || state.phase === "revealing";
  const isSaved = isSettled(poll, state);
  const mayReveal = isSaved && state.phase === "idle";

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (isBusy || (isSaved && state.phase === "idle")) return;
    if (!save()) form.current?.querySelector("input")?.focus();
  }

  // The button that was pressed is gone then: the keyboard goes on from the result.
  const isRevealed = state.result !== null;
  useEffect(() => {
    if (isRevealed && goesToResult.current) result.current?.focus({ preventScroll: true });
  }, [isRevealed]);

  function askForAnswer(): void {
    if (!mayReveal) return;
    goesToResult.current = true;
    void showAnswer();
  }

  const rightOptions =
    state.result && new Set(state.result.options.flatMap((option) => (option.correct ? [option.id] : [])));
  const inputs = {
    poll,
    name: `poll-${id}`,
    draft: state.draft,
    onChange: choose,
    // Until the script is there nobody would hear of a choice.
    isDisabled: isRevealed || place !== "own-page",
  };
  return (
    <section id={`poll-${poll.id}`} className={styles.poll} role="group" aria-label="Poll">
      <p className={styles.label}>What do you think?</p>
      <form ref={form} onSubmit={submit}>
        <div
          role={poll.kind === "single" ? "radiogroup" : "group"}
          aria-labelledby={`${id}-question`}
          aria-describedby={`${id}-status`}
        >
          <div
            id={`${id}-question`}
            className={styles.question}
            dangerouslySetInnerHTML={{ __html: poll.questionHtml }}
          />
          {poll.kind === "number" ? (
            <PollNumber {...inputs} describedBy={`${id}-status`} />
          ) : (
            <PollOptions {...inputs} rightOptions={rightOptions} />
          )}
        </div>
        {state.result === null && (
          <div className={styles.actions} data-screen-only>
            {place === "foreign-frame" ? (
              <p className={styles.status}>
                Answers are kept on{" "}
                <a href={`/lessons/${lesson}#poll-${poll.id}`} target="_blank" rel="noopener">
                  the course&rsquo;s own page
                </a>
                : answer there.
              </p>
            ) : (
              <>
                <button
                  type="submit"
                  disabled={place === "still"}
                  className={styles.button}
                  data-primary={!mayReveal || undefined}
                  aria-disabled={isBusy || mayReveal}
                >
                  {state.phase === "failed" && state.sent !== null ? "Try again" : "Save answer"}
                </button>
                <button
                  type="button"
                  className={styles.button}
                  data-primary={mayReveal || undefined}
                  aria-disabled={!mayReveal}
                  onClick={askForAnswer}
                >
                  Show the answer
                </button>
                <p id={`${id}-status`} className={styles.status} data-phase={state.phase} role="status">
                  {describeState(poll, state)}
                </p>
              </>
            )}
          </div>
        )}
      </form>
      {state.result !== null && state.saved !== null && (
        <PollResultView poll={poll} answer={state.saved} result={state.result} ref={result} />
      )}
    </section>
  );
}
