import { useId, type ReactNode } from "react";
import styles from "./term.module.css";

/**
 * A word of the field. Its definition appears on hover and on focus, without script, and is read aloud as the word's
 * description.
 */
export function TermWithDefinition({
  id,
  definitionHtml,
  children,
}: {
  id: string;
  definitionHtml: string;
  children: ReactNode;
}) {
  const describedBy = useId();
  return (
    <span className={styles.term}>
      <a className={styles.word} href={`/glossary#${id}`} aria-describedby={describedBy}>
        {children}
      </a>
      <span
        id={describedBy}
        role="tooltip"
        className={styles.definition}
        dangerouslySetInnerHTML={{ __html: definitionHtml }}
      />
    </span>
  );
}
