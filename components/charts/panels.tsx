"use client";

import type { ReactNode } from "react";
import styles from "./panels.module.css";

/** A titled part of the picture: the image, the filter, the products, the output. */
export function Panel({ title, note, children }: { title: ReactNode; note?: string; children: ReactNode }) {
  return (
    <div className={styles.panel}>
      <p className={styles.title}>
        {title} {note !== undefined && <span className={styles.note}>{note}</span>}
      </p>
      {children}
    </div>
  );
}

/** What joins two panels: an operation sign. */
export function Sign({ children }: { children: ReactNode }) {
  return (
    <span aria-hidden data-sign className={styles.sign}>
      {children}
    </span>
  );
}

/** The key of the signed colours, with what full colour stands for in each panel. */
export function Legend({ ends }: { ends: readonly { name: string; max: string }[] }) {
  return (
    <p className={styles.legend}>
      <span>negative</span>
      <span aria-hidden className={styles.ramp} />
      <span>positive</span>
      <span className={styles.ends}>
        full colour:{" "}
        {ends.map(({ name, max }, i) => (
          <span key={name}>
            {i > 0 && ", "}
            {name} ±{max}
          </span>
        ))}
      </span>
    </p>
  );
}
