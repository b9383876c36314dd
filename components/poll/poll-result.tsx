import type { Ref } from "react";
import type { Answer, PollResult, PublicPoll } from "@/lib/contract/poll";
import { describeRight, letterOf } from "./answer-names";
import { PollDistribution } from "./poll-distribution";
import styles from "./poll.module.css";

export interface PollResultProps {
  poll: PublicPoll;
  answer: Answer;
  result: PollResult;
  ref: Ref<HTMLElement>;
}

interface Reply {
  letter: string;
  isOwn: boolean;
  html: string;
}

/** Each option's reply, those to the reader's own answer first. */
function listReplies(poll: PublicPoll, answer: Answer, result: PollResult): Reply[] {
  const chosen = "options" in answer ? answer.options : [];
  const replies = poll.options.flatMap((option, index) => {
    const html = result.options.find((revealed) => revealed.id === option.id)?.replyHtml;
    return html == null ? [] : [{ letter: letterOf(index), isOwn: chosen.includes(option.id), html }];
  });
  if (result.number?.replyHtml) replies.push({ letter: "", isOwn: true, html: result.number.replyHtml });
  return [...replies.filter((reply) => reply.isOwn), ...replies.filter((reply) => !reply.isOwn)];
}

/** Everything that is shown after the reveal. */
export function PollResultView({ poll, answer, result, ref }: PollResultProps) {
  const replies = listReplies(poll, answer, result);
  return (
    <section className={styles.result} ref={ref} tabIndex={-1} role="group" aria-label="Result">
      <p className={styles.verdict} data-right={result.correct || undefined}>
        {result.correct ? "Right." : "Not this time."} {describeRight(poll, result)}
      </p>
      {replies.length > 0 && (
        <dl className={styles.replies}>
          {replies.map((reply) => (
            <div key={reply.letter} data-own={reply.isOwn || undefined}>
              <dt>
                {reply.letter}
                {reply.isOwn && <span className="visually-hidden"> (your answer)</span>}
              </dt>
              <dd dangerouslySetInnerHTML={{ __html: reply.html }} />
            </div>
          ))}
        </dl>
      )}
      <div className={styles.explanation} dangerouslySetInnerHTML={{ __html: result.explanationHtml }} />
      <PollDistribution poll={poll} result={result} />
    </section>
  );
}
