"use client";

import { Panel } from "@/components/charts/panels";
import { COUNTED } from "./counts";
import type { Frame } from "./job";
import styles from "./view.module.css";
import { printShare } from "./words";

/** How many of 512 samples the reader takes for each digit, and of how many it is sure. */
export function NamedChart({ frame }: { frame: Frame }) {
  const { named, sure } = frame.surveys.samples;
  const most = Math.max(COUNTED / 5, ...named);
  const part = (value: number) => ({ height: `${(100 * value) / most}%` });
  const words = named.map((count, digit) => `${digit}: ${count}`).join(", ");
  return (
    <Panel title={`${COUNTED} samples`} note="as the reader names them">
      <div className={styles.named} role="img" aria-label={`Samples named as each digit: ${words}`}>
        {named.map((count, digit) => (
          <div key={digit} className={styles.digit}>
            <span className={styles.count}>{count}</span>
            <span className={styles.bar}>
              <span className={styles.all} style={part(count)} />
              <span className={styles.sure} style={part(sure[digit] ?? 0)} />
            </span>
            <b>{digit}</b>
          </div>
        ))}
      </div>
      <p className={styles.key}>
        Filled: the reader gives more than 0.9. It names {printShare(frame.readerAccuracy)} of real digits
        held back from it rightly.
      </p>
    </Panel>
  );
}
