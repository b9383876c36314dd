"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import { measureFrequencyEntropy, measurePairEntropy } from "@/lib/data/character-entropy";
import type { Experiment } from "@/lib/experiment/schema";
import { readShown } from "./experiments";
import { EVERY } from "./intervals";
import type { Look } from "./job";

/** The losses over the steps, between what is reached by guessing, by counting characters and by counting pairs. */
export function LossChart({
  experiment,
  looks,
  steps,
}: {
  experiment: Experiment;
  looks: readonly Look[];
  steps: number;
}) {
  const palette = usePalette();
  const { symbols, vocabulary } = useMemo(() => readShown(experiment), [experiment]);
  const hasUnread = experiment.data.split.validation > 0;
  const guessing = Math.log(vocabulary.length);
  const series = useMemo(() => {
    const level = (name: string, value: number, color: string) => ({
      name,
      x: [0, steps],
      y: [value, value],
      color,
      dash: "dots" as const,
    });
    const trained = looks.filter(({ training }) => Number.isFinite(training));
    const lines = [
      {
        name: "training",
        x: trained.map(({ step }) => step),
        y: trained.map(({ training }) => training),
        color: palette.ink,
      },
      ...(hasUnread
        ? [
            {
              name: "unread part",
              x: looks.map(({ step }) => step),
              y: looks.map(({ loss }) => loss),
              color: palette.classes[0],
              dash: true,
            },
          ]
        : []),
    ];
    return [
      ...lines,
      level("guessing", guessing, palette.muted),
      level("by frequency", measureFrequencyEntropy(symbols), palette.classes[1]),
      level("by the one before", measurePairEntropy(symbols), palette.classes[2]),
    ];
  }, [guessing, hasUnread, looks, palette, steps, symbols]);
  const last = looks.at(-1);
  return (
    <LiveLines
      series={series}
      xLabel="training step"
      yLabel={`cross-entropy, nats, mean of ${EVERY} batches`}
      xRange={{ low: 0, high: steps }}
      yRange={{ low: 0, high: 1.2 * guessing }}
      height={230}
      ariaLabel={`Losses over steps. Now: training ${(last?.training ?? NaN).toFixed(2)}${hasUnread ? `, unread part ${(last?.loss ?? NaN).toFixed(2)}` : ""}; any character as likely as another ${guessing.toFixed(2)}, by frequency ${measureFrequencyEntropy(symbols).toFixed(2)}, by the character before ${measurePairEntropy(symbols).toFixed(2)}.`}
    />
  );
}
