"use client";

import { useMemo, useState } from "react";
import type { Mark } from "@/components/charts/marks";
import { usePalette, type Palette } from "@/components/charts/palette";
import { Scatter, type ScatterAxis, type ScatterPoint } from "@/components/charts/scatter";
import { countGigaflops } from "@/lib/lab/bench/measure-device";
import { workloadSizes } from "@/lib/lab/bench/workload";
import type { BenchFrame } from "@/lib/lab/device-bench-job";
import type { DeviceName } from "@/lib/lab/job";
import { compareDevices } from "./readings";
import type { State } from "./state";
import { describeCell, nameBenchDevice, workloadWords } from "./words";

export const deviceMarks: Record<DeviceName, Mark> = {
  cpu: "circle",
  wasm: "square",
  webgl: "diamond",
  webgpu: "cross",
};

export function colorDevice(device: DeviceName, palette: Palette): string {
  const { ink, classes } = palette;
  return { cpu: ink, wasm: classes[0], webgl: classes[4], webgpu: classes[2] }[device];
}

/** A little more than the values span, on a log axis. */
function findAxis(values: readonly number[], label: string): ScatterAxis {
  const [low, high] = values.length === 0 ? [0.1, 10] : [Math.min(...values), Math.max(...values)];
  return { low: low / 1.6, high: high * 1.6, scale: "log", label };
}

const HINT = "Point at a mark, or go through them with the arrow keys, to read its numbers.";

/** Time or rate against size, both on log axes, with the crossings marked. */
export function BenchChart({ state, frame }: { state: State; frame: BenchFrame | null }) {
  const palette = usePalette();
  const [selected, select] = useState<number | null>(null);
  const { workload, measure, largest } = state;
  const { axis, run } = workloadWords[workload];
  const points = useMemo<ScatterPoint[]>(
    () =>
      (frame?.cells ?? []).flatMap((cell) => {
        const y = measure === "time" ? cell.seconds && 1_000 * cell.seconds : countGigaflops(cell);
        if (y === null) return [];
        const { device, size } = cell;
        return [
          {
            x: size,
            y,
            color: colorDevice(device, palette),
            mark: deviceMarks[device],
            text: describeCell(workload, cell),
          },
        ];
      }),
    [frame, measure, palette, workload],
  );
  const x = useMemo<ScatterAxis>(() => {
    const sizes = workloadSizes[workload].filter((size) => size <= largest);
    const ticks = sizes.length > 7 ? sizes.filter((_, i) => i % 2 === 0) : sizes;
    return { ...findAxis(sizes, axis), ticks };
  }, [axis, largest, workload]);
  const y = useMemo(
    () =>
      findAxis(
        points.map((point) => point.y),
        measure === "time" ? `milliseconds a ${run}` : "GFLOP/s",
      ),
    [measure, points, run],
  );
  const uprights = useMemo(
    () =>
      (frame === null ? [] : compareDevices(frame)).flatMap(({ device, other, crossover }) =>
        crossover === null || crossover.isFromStart
          ? []
          : [
              {
                value: crossover.at,
                name: `${nameBenchDevice(device)} over ${other === "cpu" ? "JS" : nameBenchDevice(other)}`,
              },
            ],
      ),
    [frame],
  );
  return (
    <Scatter
      points={points}
      x={x}
      y={y}
      isJoined
      uprights={uprights}
      selected={selected !== null && selected < points.length ? selected : null}
      onSelect={select}
      hint={HINT}
      height={340}
      ariaLabel={`${measure === "time" ? "Time" : "Operations a second"} against size on ${state.devices.map(nameBenchDevice).join(", ")}, ${points.length} marks. The table below has the numbers.`}
    />
  );
}
