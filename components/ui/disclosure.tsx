"use client";

import type { ReactNode } from "react";
import styles from "./disclosure.module.css";

/** Native details: works without script, prints open when it was left open. */
export function Disclosure({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className={styles.disclosure}>
      <summary className={styles.summary}>{title}</summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
