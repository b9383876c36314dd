"use client";

import type { ReactNode, Ref } from "react";
import type { Palette } from "@/components/charts/palette";
import { mixSigned, printRgb } from "@/lib/math/color";
import type { Vector } from "./cloud";
import { REACH } from "./edit";
import { type Reach, SIDE, toDrawing } from "./plane-frame";
import type { Moments } from "./stage";
import styles from "./view.module.css";

export interface CloudPictureProps {
  ref?: Ref<SVGSVGElement>;
  /** What is to be seen, in a sentence. */
  label: string;
  /** [points, 2]. */
  inputs: Float32Array;
  /** [points]. */
  targets: Float32Array;
  moments: Moments;
  reach: Reach;
  palette: Palette;
  /** Points glide to a new place, so that the eye can follow each from one stage to the next. */
  isGliding?: boolean;
  /** Hears which point is under the pointer; null when it is left. */
  onPoint?: (index: number | null) => void;
  /** Handles and the like, over the points. */
  children?: ReactNode;
}

/** A cloud with the ellipse of two standard deviations round its mean, and its covariance's eigenvectors as arrows. */
export function CloudPicture(props: CloudPictureProps) {
  const { inputs, targets, moments, reach, palette, onPoint } = props;
  const at = (place: Vector) => toDrawing(place, reach);
  const every = reach / 4;
  const ticks = [-3, -2, -1, 1, 2, 3].map((count) => count * every);
  const [zeroX, zeroY] = at([0, 0]);
  return (
    <svg
      ref={props.ref}
      className={styles.plane}
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      role="group"
      aria-label={props.label}
      data-gliding={props.isGliding || undefined}
    >
      <rect width={SIDE} height={SIDE} className={styles.ground} />
      <line x1={0} x2={SIDE} y1={zeroY} y2={zeroY} className={styles.axis} />
      <line x1={zeroX} x2={zeroX} y1={0} y2={SIDE} className={styles.axis} />
      {ticks.map((tick) => (
        <g key={tick} className={styles.tick} aria-hidden>
          <text x={at([tick, 0])[0]} y={SIDE - 5} textAnchor="middle">
            {String(tick).replace("-", "−")}
          </text>
          <text x={5} y={at([0, tick])[1] + 4}>
            {String(tick).replace("-", "−")}
          </text>
        </g>
      ))}
      {Array.from(targets, (target, i) => {
        const [x, y] = at([inputs[2 * i]!, inputs[2 * i + 1]!]);
        return (
          <circle
            key={i}
            cx={x.toFixed(1)}
            cy={y.toFixed(1)}
            r={5}
            className={styles.point}
            fill={printRgb(mixSigned(target, 2, palette))}
            onPointerEnter={() => onPoint?.(i)}
            onPointerLeave={() => onPoint?.(null)}
          />
        );
      })}
      <Axes moments={moments} reach={reach} />
      {props.children}
    </svg>
  );
}

function Axes({ moments: { mean, values, vectors }, reach }: Pick<CloudPictureProps, "moments" | "reach">) {
  const middle = toDrawing([mean[0]!, mean[1]!], reach);
  const lengths = [0, 1].map((k) => REACH * Math.sqrt(Math.max(0, values[k]!)));
  const ends = [0, 1].map((k) =>
    toDrawing(
      [mean[0]! + lengths[k]! * vectors[2 * k]!, mean[1]! + lengths[k]! * vectors[2 * k + 1]!],
      reach,
    ),
  );
  const scale = SIDE / (2 * reach);
  const degrees = (-Math.atan2(vectors[1]!, vectors[0]!) * 180) / Math.PI;
  return (
    <g className={styles.axes} aria-hidden>
      <ellipse
        rx={lengths[0]! * scale}
        ry={lengths[1]! * scale}
        transform={`translate(${middle[0]} ${middle[1]}) rotate(${degrees})`}
      />
      {ends.map(([x, y], k) => (
        <g key={k}>
          <line x1={middle[0]} y1={middle[1]} x2={x} y2={y} />
          <circle cx={x} cy={y} r={3} />
        </g>
      ))}
    </g>
  );
}
