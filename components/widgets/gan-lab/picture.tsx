"use client";

import { useMemo } from "react";
import { DecisionMap } from "@/components/training/decision-map";
import { pickAnswers } from "@/components/training/grounds";
import type { Plane } from "@/components/training/plane";
import { makeDataset } from "@/lib/experiment/prepare-data";
import { drawGame } from "./draw-game";
import { createGame, type Settings } from "./game";
import { EXAMPLES, type Frame } from "./job";
import { describeCoverage } from "./words";

export interface PictureProps {
  settings: Settings;
  frame: Frame | null;
  onFrame: (listener: (frame: Frame) => void) => () => void;
  /** Where the reader paints. */
  onPoint?: (x: number, y: number, phase: "start" | "move") => void;
}

/** The data as they are drawn; what was painted is there before any network has seen it. */
function placeData(settings: Settings): Plane {
  const { inputs, count } = makeDataset(createGame(settings, { discriminator: 1, generator: 1 }).data);
  const shown = settings.target === "painted" ? count : Math.min(count, EXAMPLES);
  return {
    points: Array.from({ length: shown }, (_, i) => ({
      x: inputs[2 * i] ?? NaN,
      y: inputs[2 * i + 1] ?? NaN,
      target: 1,
      part: "train",
    })),
    classes: ["sample", "data"],
    encoding: "bit",
    axes: [
      { name: "x₁", low: -1, high: 1 },
      { name: "x₂", low: -1, high: 1 },
    ],
    highest: 1,
  };
}

/** The discriminator's answer over the plane, the data, and the samples with their arrows on top. */
export function Picture({ settings, frame, onFrame, onPoint }: PictureProps) {
  const plane = useMemo(() => placeData(settings), [settings]);
  const label =
    frame === null
      ? "The data in the plane"
      : `The discriminator’s answers over the plane, the data and 512 samples: after ${frame.round} rounds ${describeCoverage(frame)}`;
  return (
    <DecisionMap<Frame>
      plane={plane}
      onFrame={onFrame}
      pick={pickAnswers}
      drawOver={drawGame}
      label={label}
      onPoint={onPoint}
    />
  );
}
