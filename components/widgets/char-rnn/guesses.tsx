"use client";

import { Panel } from "@/components/charts/panels";
import { rankGuesses, type Reading } from "./model";
import styles from "./view.module.css";
import { printPercent, showCharacter } from "./words";

/** Likeliest characters that are listed. */
const LISTED = 6;

/** The likeliest next characters after the chosen step, the right one marked. */
export function Guesses({ reading, time }: { reading: Reading; time: number }) {
  const right = reading.asked[time];
  return (
    <Panel title={`likeliest after step ${time + 1}`}>
      <ol className={styles.guesses}>
        {rankGuesses(reading, time, LISTED).map(({ symbol, probability }) => (
          <li key={symbol}>
            <b>{showCharacter(reading.vocabulary[symbol] ?? "")}</b>
            <span aria-hidden className={styles.track}>
              <span className={styles.bar} style={{ width: `${100 * probability}%` }} />
            </span>
            <span>
              {printPercent(probability)}
              {symbol === right ? " right" : ""}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
