"use client";

import { useMemo } from "react";
import { type Cell, MatrixGrid } from "@/components/charts/matrix-grid";
import type { Palette } from "@/components/charts/palette";
import { Panel } from "@/components/charts/panels";
import type { Volume } from "@/lib/math/convolution";
import { channelNames, scaleValue } from "./model";
import type { State } from "./state";

/** Full colour of each channel's light, on black. */
const lights = ["#ff0000", "#00ff00", "#0000ff"] as const;

/** One channel of the piece: its numbers, each in a cell of the light it stands for. */
export function Plane({
  cut,
  channel,
  scale,
  size,
  palette,
  current,
  onMove,
  onPoint,
}: {
  cut: Volume;
  channel: number;
  scale: State["scale"];
  size: number;
  palette: Palette;
  current: Cell;
  onMove: (cell: Cell) => void;
  onPoint: (cell: Cell | null) => void;
}) {
  const { width, height, values } = cut;
  const name = channelNames[channel] ?? "";
  const numbers = useMemo(
    () =>
      Array.from(values.subarray(channel * width * height, (channel + 1) * width * height), (value) =>
        scaleValue(value, scale),
      ),
    [channel, height, scale, values, width],
  );
  const light = useMemo(
    () => ({ ...palette, zero: "#000000", positive: lights[channel] ?? "#ffffff" }),
    [channel, palette],
  );
  return (
    <Panel title={`Channel ${channel}`} note={name}>
      <MatrixGrid
        label={`The ${name} of the piece`}
        values={numbers}
        rows={height}
        columns={width}
        max={scale === "bytes" ? 255 : 1}
        size={size}
        palette={light}
        current={current}
        marksCurrent
        onMove={onMove}
        onPoint={onPoint}
      />
    </Panel>
  );
}
