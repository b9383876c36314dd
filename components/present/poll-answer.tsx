import { describeRight, letterOf } from "@/components/poll/answer-names";
import type { LiveAnswer } from "@/lib/contract/live";
import type { PublicPoll } from "@/lib/contract/poll";
import styles from "./live-poll.module.css";

/** Which answer is right and why, once everybody is shown it; what speaks for the others is a press away. */
export function PollAnswer({ poll, answer }: { poll: PublicPoll; answer: LiveAnswer }) {
  const replies = poll.options.flatMap(({ id }, index) => {
    const html = answer.options.find((option) => option.id === id)?.replyHtml;
    return html == null ? [] : [{ letter: letterOf(index), html }];
  });
  return (
    <div className={styles.answer}>
      <p className={styles.verdict}>{describeRight(poll, answer)}</p>
      <div dangerouslySetInnerHTML={{ __html: answer.explanationHtml }} />
      {replies.length > 0 && (
        <details className={styles.replies}>
          <summary>What speaks for the others</summary>
          <dl>
            {replies.map(({ letter, html }) => (
              <div key={letter}>
                <dt>{letter}</dt>
                <dd dangerouslySetInnerHTML={{ __html: html }} />
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}
