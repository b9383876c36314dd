import Link from "next/link";
import { cutExcerpt } from "./excerpt";
import type { Finding } from "./find-entries";
import styles from "./search.module.css";

const kindNames = { lesson: "Lesson", section: "Section", term: "Term", instrument: "Instrument" } as const;

export function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <ol className={styles.findings}>
      {findings.map(({ entry, words }) => (
        <li key={entry.href}>
          <Link href={entry.href} className={styles.title}>
            {entry.title}
          </Link>
          <p className={styles.kind}>
            {entry.lesson === null ? kindNames[entry.kind] : `${kindNames[entry.kind]} of ${entry.lesson}`}
          </p>
          <p className={styles.excerpt}>
            {cutExcerpt(entry.text, words).map(({ text, isFound }, i) =>
              isFound ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>,
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
