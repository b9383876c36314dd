"use client";

import { ValuesTable } from "@/components/widget/values-table";
import type { Look } from "./job";
import { rankGuesses, type Reading } from "./model";
import { showCharacter } from "./words";

const list = (values: ArrayLike<number>) => Array.from(values, (value) => value.toFixed(3)).join(", ");

/** The text twin of the picture. */
export function Values({ reading, looks }: { reading: Reading; looks: readonly Look[] }) {
  const { vocabulary, shown, asked, steps, probabilities } = reading;
  const name = (symbol: number | undefined) => showCharacter(vocabulary[symbol ?? -1] ?? "");
  return (
    <>
      <ValuesTable
        caption="Every step of the characters shown"
        columns={["step", "read", "hidden state", "scores", "likeliest", "its probability", "right"]}
        rows={shown.map((symbol, time) => {
          const [best] = rankGuesses(reading, time, 1);
          return [
            time + 1,
            name(symbol),
            (steps[time]?.states ?? []).map(({ h }) => list(h)).join("; "),
            list(steps[time]?.scores ?? []),
            name(best?.symbol),
            best?.probability ?? "",
            name(asked[time]),
          ];
        })}
      />
      <ValuesTable
        caption={`Scores and probabilities stand in this order: ${vocabulary.map(showCharacter).join(" ")}`}
        columns={["step", ...vocabulary.map(showCharacter)]}
        rows={probabilities.map((row, time) => [time + 1, ...row])}
      />
      <ValuesTable
        caption="Losses and accuracy"
        columns={["training step", "training loss", "loss looked at", "share right"]}
        rows={looks.map(({ step, training, loss, accuracy }) => [step, training, loss, accuracy])}
      />
    </>
  );
}
