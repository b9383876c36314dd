"use client";

import { Panel } from "@/components/charts/panels";
import { PixelPicture } from "@/components/charts/pixel-picture";
import { nameSign, printAnswer, rankAnswers } from "@/components/training/sign-answers";
import { signSide } from "@/lib/data/signs/paint-sign";
import type { FoolingFrame } from "./job";
import { describeChampion } from "./words";
import styles from "./view.module.css";

const shape = { channels: 3, shade: { kind: "levels", low: 0, high: 1 } } as const;

/** One champion, large, and what the network reads in it. */
export function ChampionView({ frame, shown }: { frame: FoolingFrame; shown: number }) {
  const champion = frame.champions[shown];
  if (champion === undefined) return null;
  return (
    <Panel title={`For the network, a ${nameSign(shown)} sign`}>
      <PixelPicture
        {...shape}
        rows={signSide}
        columns={signSide}
        label={`A picture of nothing, read as ${describeChampion(frame, shown)}`}
        values={champion.picture}
      />
      <ul className={styles.answers} aria-label="What the network reads in it">
        {rankAnswers(frame.answers, shown)
          .slice(0, 3)
          .map((answer) => (
            <li key={answer.label}>{printAnswer(answer)}</li>
          ))}
      </ul>
    </Panel>
  );
}
