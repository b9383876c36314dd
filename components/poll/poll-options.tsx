import type { PublicPoll } from "@/lib/contract/poll";
import { letterOf } from "./answer-names";
import type { Draft } from "./draft";
import styles from "./poll.module.css";

export interface PollInputsProps {
  poll: PublicPoll;
  /** Unique in the page. */
  name: string;
  draft: Draft;
  onChange: (draft: Draft) => void;
  isDisabled: boolean;
  /** After the reveal: the ids of the right options. */
  rightOptions: ReadonlySet<string> | null;
}

/** The options as radio buttons or check boxes. */
export function PollOptions({ poll, name, draft, onChange, isDisabled, rightOptions }: PollInputsProps) {
  function toggle(id: string, isChosen: boolean): void {
    const others = poll.kind === "single" ? [] : draft.options.filter((option) => option !== id);
    onChange({ ...draft, options: isChosen ? [...others, id] : others });
  }
  return (
    <ul className={styles.options}>
      {poll.options.map((option, index) => {
        const isChosen = draft.options.includes(option.id);
        return (
          <li key={option.id}>
            <label className={styles.option} data-disabled={isDisabled || undefined}>
              <input
                type={poll.kind === "single" ? "radio" : "checkbox"}
                name={name}
                value={option.id}
                checked={isChosen}
                disabled={isDisabled}
                onChange={(event) => toggle(option.id, event.target.checked)}
              />
              <span className={styles.letter}>{letterOf(index)}</span>
              <span>
                <span dangerouslySetInnerHTML={{ __html: option.html }} />
                {rightOptions !== null && <Marks isChosen={isChosen} isRight={rightOptions.has(option.id)} />}
              </span>
            </label>
          </li>
        );
      })}
    </ul>
  );
}

function Marks({ isChosen, isRight }: { isChosen: boolean; isRight: boolean }) {
  return (
    <>
      {isRight && <span className={`${styles.mark} ${styles.right}`}> right</span>}
      {isChosen && <span className={styles.mark}> your answer</span>}
    </>
  );
}

/** The field for polls that ask for a number. */
export function PollNumber({
  poll,
  name,
  draft,
  onChange,
  isDisabled,
  describedBy,
}: Omit<PollInputsProps, "rightOptions"> & { describedBy: string }) {
  return (
    <label className={styles.number}>
      Your answer
      <span className={styles.numberBox}>
        <input
          type="text"
          name={name}
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          value={draft.text}
          disabled={isDisabled}
          aria-describedby={describedBy}
          onChange={(event) => onChange({ ...draft, text: event.target.value })}
        />
        {poll.unit !== null && <span>{poll.unit}</span>}
      </span>
    </label>
  );
}
