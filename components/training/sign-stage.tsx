"use client";

import type { ReactNode } from "react";
import { Panel } from "@/components/charts/panels";
import { PixelPicture } from "@/components/charts/pixel-picture";
import { signSide } from "@/lib/data/signs/paint-sign";
import { printAnswer, rankAnswers } from "./sign-answers";
import styles from "./sign-stage.module.css";

/** All that is seen of a reader of signs, from above down; room is kept for it until there is something. */
export function SignLab({ isWaiting, children }: { isWaiting: boolean; children: ReactNode }) {
  return <div className={styles.lab}>{isWaiting ? <div className={styles.waiting} /> : children}</div>;
}

/** One picture large, and many beside it or below. */
export function SignStage({ children }: { children: ReactNode }) {
  return <div className={styles.stage}>{children}</div>;
}

/**
 * One picture, large, and the three signs that the network most likely reads in it.
 * @param picture [32, 32, 3], from 0 to 1
 * @param answers [count, 8], of which row `index` is the network's to this picture
 */
export function LargeSign({
  title,
  label,
  picture,
  answers,
  index,
}: {
  title: string;
  label: string;
  picture: Float32Array;
  answers: Float32Array;
  index: number;
}) {
  return (
    <Panel title={title}>
      <PixelPicture
        label={label}
        values={picture}
        rows={signSide}
        columns={signSide}
        channels={3}
        shade={{ kind: "levels", low: 0, high: 1 }}
      />
      <ul className={styles.answers} aria-label="What the network reads in it">
        {rankAnswers(answers, index)
          .slice(0, 3)
          .map((answer) => (
            <li key={answer.label}>{printAnswer(answer)}</li>
          ))}
      </ul>
    </Panel>
  );
}
