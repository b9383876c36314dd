"use client";

import { Panel } from "@/components/charts/panels";
import { PixelPicture } from "@/components/charts/pixel-picture";
import { nameSign, printAnswer, rankAnswers } from "@/components/training/sign-answers";
import { SignGallery } from "@/components/training/sign-gallery";
import { signNames } from "@/lib/data/signs/faces";
import { signSide } from "@/lib/data/signs/paint-sign";
import { SIGN_SIZE } from "./held-out";
import type { ShiftTestFrame } from "./job";
import styles from "./view.module.css";
import { describeSign } from "./words";

/** One held-out sign of each kind as it now looks, one of them large, and what the network reads in them. */
export function SignsView({
  frame,
  shown,
  onShow,
}: {
  frame: ShiftTestFrame;
  shown: number;
  onShow: (label: number) => void;
}) {
  const getPicture = (label: number) => frame.pictures.subarray(label * SIGN_SIZE, (label + 1) * SIGN_SIZE);
  return (
    <div className={styles.stage}>
      <Panel title={`A ${nameSign(shown)} sign`}>
        <PixelPicture
          label={`A sign: ${describeSign(frame, shown)}`}
          values={getPicture(shown)}
          rows={signSide}
          columns={signSide}
          channels={3}
          shade={{ kind: "levels", low: 0, high: 1 }}
        />
        <ul className={styles.answers} aria-label="What the network reads in it">
          {rankAnswers(frame.answers, shown)
            .slice(0, 3)
            .map((answer) => (
              <li key={answer.label}>{printAnswer(answer)}</li>
            ))}
        </ul>
      </Panel>
      <SignGallery
        label="One sign of each kind, and what it is read as"
        items={signNames.map((_, label) => {
          const answer = rankAnswers(frame.answers, label)[0];
          return {
            picture: getPicture(label),
            name: nameSign(answer?.label ?? -1),
            value: `${answer?.label === label ? "right" : "wrong"} ${answer?.probability.toFixed(2) ?? ""}`,
            description: describeSign(frame, label),
          };
        })}
        shown={shown}
        onShow={onShow}
      />
    </div>
  );
}
