import { letterOf } from "@/components/poll/answer-names";
import type { PublicPoll } from "@/lib/contract/poll";
import styles from "./live-poll.module.css";

/** The options of a question, as they are read from the back row; or what a number is asked for in. */
export function PollQuestion({
  poll,
  rightOptions,
}: {
  poll: PublicPoll;
  rightOptions: ReadonlySet<string>;
}) {
  if (poll.kind === "number")
    return (
      <p className={styles.hint}>A number is asked for{poll.unit === null ? "." : `, in ${poll.unit}.`}</p>
    );
  return (
    <ol className={styles.options}>
      {poll.options.map((option, index) => (
        <li key={option.id} className={styles.option} data-right={rightOptions.has(option.id) || undefined}>
          <span className={styles.letter}>{letterOf(index)}</span>
          <span>
            <span dangerouslySetInnerHTML={{ __html: option.html }} />
            {rightOptions.has(option.id) && <span className={styles.right}> right</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
