"use client";

import { useId } from "react";
import { usePalette, type Palette } from "@/components/charts/palette";
import { useCanvas } from "@/components/charts/use-canvas";
import { framePlane, PLANE_MARGIN, traceShape } from "@/components/training/draw-plane";
import { type Plane, readPlane } from "@/components/training/plane";
import { pickClassColors } from "@/components/training/plane-colors";
import { createExperiment } from "@/lib/experiment/schema";
import type { DataSpec } from "@/lib/experiment/schema-data";
import { mixSigned, printRgb } from "@/lib/math/color";
import styles from "./source-picker.module.css";

/** What the picker offers: an arrangement of classes, a surface of heights, or points of the reader's own. */
export const sourceNames = [
  "circle",
  "xor",
  "blobs",
  "spiral",
  "moons",
  "stripes",
  "plane",
  "bump",
  "own",
] as const;
export type SourceName = (typeof sourceNames)[number];

const labels: Record<SourceName, string> = {
  circle: "Rings",
  xor: "Exclusive or",
  blobs: "Blobs",
  spiral: "Spiral",
  moons: "Moons",
  stripes: "Stripes",
  plane: "Plane, a regression",
  bump: "Hill and hollow, a regression",
  own: "Points of your own",
};

export function nameSource({ source }: Pick<DataSpec, "source">): SourceName {
  return source.kind === "points" || source.kind === "surface" ? source.shape : "own";
}

const isSurface = (name: SourceName) => name === "plane" || name === "bump";

function makeSample(name: SourceName): Plane | null {
  if (name === "own") return null;
  const source = isSurface(name)
    ? { kind: "surface" as const, shape: name as "plane" | "bump" }
    : { kind: "points" as const, shape: name as Exclude<SourceName, "plane" | "bump" | "own"> };
  return readPlane(
    createExperiment({
      data: { source, size: 110, noise: 0.02 },
      training: { loss: isSurface(name) ? "squaredError" : "softmaxCrossEntropy" },
    }),
  );
}

const samples = new Map<SourceName, Plane | null>();

function getSample(name: SourceName): Plane | null {
  if (!samples.has(name)) samples.set(name, makeSample(name));
  return samples.get(name) ?? null;
}

function drawSample(
  context: CanvasRenderingContext2D,
  side: number,
  name: SourceName,
  palette: Palette,
): void {
  const plane = getSample(name);
  if (plane === null) {
    context.strokeStyle = palette.muted;
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(side / 2, side * 0.28);
    context.lineTo(side / 2, side * 0.72);
    context.moveTo(side * 0.28, side / 2);
    context.lineTo(side * 0.72, side / 2);
    context.stroke();
    return;
  }
  const frame = framePlane(side + PLANE_MARGIN.left);
  const colors = pickClassColors(palette, plane.classes?.length ?? 0);
  for (const { x, y, target } of plane.points) {
    context.fillStyle =
      plane.classes === null
        ? printRgb(mixSigned(target, plane.highest, palette))
        : (colors[target] ?? palette.ink);
    context.beginPath();
    traceShape(
      context,
      plane.classes === null ? 0 : target,
      frame.toX(x) - PLANE_MARGIN.left,
      frame.toY(y),
      1.6,
    );
    context.fill();
  }
}

function Sample({ name }: { name: SourceName }) {
  const palette = usePalette();
  const { ref } = useCanvas((context, width) => drawSample(context, width, name, palette), [name, palette]);
  return <canvas ref={ref} className={styles.sample} aria-hidden />;
}

/** The arrangements of points as small pictures, one of them chosen. */
export function SourcePicker(props: {
  value: SourceName;
  onChange: (name: SourceName) => void;
  names: readonly SourceName[];
  isDisabled?: boolean;
}) {
  const { value, onChange, names, isDisabled } = props;
  const group = useId();
  return (
    <fieldset className={styles.picker} disabled={isDisabled}>
      <legend className={styles.legend}>
        Data <span className={styles.name}>{labels[value]}</span>
      </legend>
      {names.map((name) => (
        <label
          key={name}
          className={styles.option}
          title={labels[name]}
          data-chosen={name === value || undefined}
        >
          <input
            className="visually-hidden"
            type="radio"
            name={group}
            checked={name === value}
            onChange={() => onChange(name)}
            aria-label={labels[name]}
          />
          <Sample name={name} />
        </label>
      ))}
    </fieldset>
  );
}
