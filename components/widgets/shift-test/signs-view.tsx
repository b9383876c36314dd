"use client";

import { nameSign, rankAnswers } from "@/components/training/sign-answers";
import { SignGallery } from "@/components/training/sign-gallery";
import { LargeSign, SignStage } from "@/components/training/sign-stage";
import { signNames } from "@/lib/data/signs/faces";
import { signSize } from "@/lib/data/signs/paint-sign";
import type { ShiftTestFrame } from "./job";
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
  const getPicture = (label: number) => frame.pictures.subarray(label * signSize, (label + 1) * signSize);
  return (
    <SignStage>
      <LargeSign
        title={`A ${nameSign(shown)} sign`}
        label={`A sign: ${describeSign(frame, shown)}`}
        picture={getPicture(shown)}
        answers={frame.answers}
        index={shown}
      />
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
    </SignStage>
  );
}
