import { SuperscriptText } from "@/components/ui/superscript-text";
import type { Verdict as Words } from "@/components/training/diagnosis/words";
import styles from "./view.module.css";

/**
 * A diagnosis in words: what it is, what was seen, why that may be, what to try.
 * @param note a sentence more about what was seen
 */
export function Verdict({ words, note }: { words: Words; note?: string }) {
  return (
    <div className={styles.verdict}>
      <p>
        <b>{words.title}.</b> <SuperscriptText text={words.saw} />
        {note !== undefined && ` ${note}`}
      </p>
      <p className={styles.advice}>
        {words.why} <i>Try:</i> {words.attempt}
      </p>
    </div>
  );
}
