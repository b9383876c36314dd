"use client";

import Link from "next/link";
import { addressOf, type ClassView } from "./class-address";
import styles from "./class-nav.module.css";

const parts: [view: ClassView, name: string][] = [
  ["class", "Class"],
  ["reading", "Reading"],
  ["questions", "Questions"],
  ["sessions", "Live sessions"],
  ["assignments", "Assignments"],
  ["grades", "Grades"],
];

/** `view` is null on a learner's page, which is none of the parts. */
export function ClassNav({ id, view }: { id: string; view: ClassView | null }) {
  return (
    <nav className={styles.nav} aria-label="Parts of this class" data-screen-only>
      {parts.map(([part, name]) => (
        <Link key={part} href={addressOf(id, part)} aria-current={part === view ? "page" : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
