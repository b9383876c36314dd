"use client";

import { Button } from "@/components/ui/button";
import { IntervalBar } from "./interval-bar";
import type { Opening } from "./seal";
import styles from "./view.module.css";
import { describeOpening, printPercent } from "./words";

export interface TestFindingsProps {
  opening: Opening | null;
  /** The goal of now. */
  goal: number;
  /** Digits under seal. */
  count: number;
  onNewDigits: () => void;
}

/** The test set: under seal, opened, or opened for a model that is no longer this one. */
export function TestFindings({ opening, goal, count, onNewDigits }: TestFindingsProps) {
  if (opening === null)
    return (
      <p className={styles.seal}>
        {count} digits under seal. No cell has read them. The seal opens once, for the network that tuning
        chose, and stays open on this device.
      </p>
    );
  return (
    <div className={styles.seal} data-broken={opening.isChanged || undefined}>
      <IntervalBar opening={opening} />
      {describeOpening(opening).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p className={styles.label}>
        Circle and bar: the test, with its interval. Square: the validation figure that it was chosen by.
      </p>
      {opening.isChanged && (
        <p>
          <b>The seal is broken.</b> The settings have changed since, with this figure known. Another model
          measured on the same digits would be chosen by them, in part, and its figure would be one more
          validation figure.
        </p>
      )}
      {goal !== opening.goal && (
        <p>
          The goal was {printPercent(opening.goal)} when the seal was broken. Set afterwards, a goal proves
          nothing.
        </p>
      )}
      <div data-screen-only>
        <Button onPress={onNewDigits}>New digits, new seal</Button>
      </div>
    </div>
  );
}
