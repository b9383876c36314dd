"use client";

import { printAnswer, rankAnswers } from "@/components/training/sign-answers";
import { ValuesTable } from "@/components/widget/values-table";
import { signNames } from "@/lib/data/signs/faces";
import type { LabFrame } from "./job";
import { networkNames } from "./state";

/** The text twin of the pictures and the chart. */
export function Values({ frame }: { frame: LabFrame }) {
  const { noise, sticker, curves } = frame;
  return (
    <>
      <ValuesTable
        caption="Probabilities for the sign in view"
        columns={["sign", "as it is", "attacked", "with aimless noise"]}
        rows={signNames.map((name, i) => [
          name,
          ...([noise.answers.sign, noise.answers.moved, noise.answers.noisy] as const).map(
            (answers) => answers[i] ?? NaN,
          ),
        ])}
      />
      {sticker !== null && (
        <ValuesTable
          caption="Ten signs and the sticker"
          columns={["picture", "without it", "with it"]}
          rows={Array.from({ length: sticker.answers.length / signNames.length }, (_, i) => [
            i + 1,
            printAnswer(rankAnswers(sticker.bare, i)[0]),
            printAnswer(rankAnswers(sticker.answers, i)[0]),
          ])}
        />
      )}
      {networkNames
        .filter((name) => curves[name].length > 0)
        .map((name) => (
          <ValuesTable
            key={name}
            caption={`Share of held-out signs read right, ${name} network`}
            columns={["epsilon", "aimless noise", "one step", "ten steps"]}
            rows={curves[name].map(({ epsilon, noise: aimless, one, ten }) => [epsilon, aimless, one, ten])}
          />
        ))}
    </>
  );
}
