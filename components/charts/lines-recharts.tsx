"use client";

import { useMemo } from "react";
import { Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { usePalette } from "./palette";
import { findRange, type Series } from "./series";
import { placeLogTicks, printTick } from "./ticks";

export interface LinesProps {
  series: readonly Series[];
  xLabel: string;
  yLabel: string;
  yScale?: "linear" | "log";
  height?: number;
  ariaLabel: string;
}

type Row = Record<string, number | null>;

/** One row per place on the x axis, one column per series; what a log axis cannot show is a gap. */
export function tabulate(series: readonly Series[], log: boolean): Row[] {
  const rows = new Map<number, Row>();
  for (const line of series) {
    line.x.forEach((x, i) => {
      const y = line.y[i] ?? Number.NaN;
      const row = rows.get(x) ?? { x };
      row[line.name] = Number.isFinite(y) && (!log || y > 0) ? y : null;
      rows.set(x, row);
    });
  }
  return [...rows.values()].sort((a, b) => (a.x ?? 0) - (b.x ?? 0));
}

export function LinesRecharts({
  series,
  xLabel,
  yLabel,
  yScale = "linear",
  height = 260,
  ariaLabel,
}: LinesProps) {
  const palette = usePalette();
  const log = yScale === "log";
  const rows = useMemo(() => tabulate(series, log), [series, log]);
  const range = useMemo(
    () =>
      findRange(
        series.flatMap((line) => line.y),
        log,
      ),
    [series, log],
  );
  const text = { fill: palette.muted, fontSize: 12, fontFamily: "var(--sans)" };
  return (
    <div role="img" aria-label={ariaLabel}>
      <ResponsiveContainer width="100%" height={height}>
        <LineChart data={rows} margin={{ top: 20, right: 16, bottom: 18, left: 0 }}>
          <XAxis
            dataKey="x"
            type="number"
            domain={["dataMin", "dataMax"]}
            tick={text}
            stroke={palette.hairline}
            tickFormatter={printTick}
            label={{ value: xLabel, position: "insideBottomRight", offset: -12, ...text }}
          />
          <YAxis
            scale={yScale}
            domain={[range.low, range.high]}
            ticks={log ? placeLogTicks(range.low, range.high, 6) : undefined}
            tick={text}
            width={52}
            stroke={palette.hairline}
            tickFormatter={printTick}
            label={{ value: yLabel, position: "insideTopLeft", offset: -18, ...text }}
          />
          <Tooltip
            isAnimationActive={false}
            contentStyle={{
              background: palette.paper,
              borderColor: palette.hairline,
              font: "var(--text-small) var(--mono)",
            }}
            labelFormatter={(x) => `${xLabel} ${String(x)}`}
            formatter={(value) => (typeof value === "number" ? printTick(Number(value.toPrecision(4))) : "")}
          />
          <Legend
            verticalAlign="top"
            align="right"
            iconType="plainline"
            wrapperStyle={{ font: "var(--text-small) var(--sans)" }}
          />
          {series.map((line, i) => (
            <Line
              key={line.name}
              dataKey={line.name}
              stroke={line.color ?? (i === 0 ? palette.ink : palette.classes[(i - 1) % 5])}
              strokeDasharray={line.dash ? "4 3" : undefined}
              strokeWidth={1.5}
              dot={false}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
