"use client";

import { useMemo, useRef, type KeyboardEvent, type PointerEvent } from "react";
import type { PowerStep } from "./model";
import { createLinearScale, createLogScale, drawCircleImage, place } from "./plane-geometry";
import styles from "./view.module.css";
import { printValue } from "./words";

export interface PlaneProps {
  steps: readonly PowerStep[];
  power: number;
  radius: "log" | "linear";
  angle: number;
  onTurn: (angle: number, options: { transient: boolean }) => void;
}

const SIZE = 180;

/** The unit circle and one vector after each multiplication; the vector's start can be dragged round the circle. */
export function Plane({ steps, power, radius, angle, onTurn }: PlaneProps) {
  const svg = useRef<SVGSVGElement>(null);
  const isDragging = useRef(false);
  const current = steps[power];
  const scale = useMemo(
    () => (radius === "log" || current === undefined ? createLogScale(steps) : createLinearScale(current)),
    [steps, radius, current],
  );
  const images = useMemo(() => {
    const every = Math.ceil(steps.length / 40);
    return steps.filter((step) => step.power % every === 0).map((step) => drawCircleImage(step, scale, SIZE));
  }, [steps, scale]);
  if (current === undefined) return null;

  const at = (step: PowerStep) => place(step.vector, scale).map((value) => value * SIZE) as [number, number];
  const trail = steps.slice(0, power + 1).map(at);
  const [tipX, tipY] = at(current);
  const unit = scale.toRadius(1) * SIZE;
  const radians = (angle * Math.PI) / 180;
  const start = [Math.cos(radians) * unit, -Math.sin(radians) * unit] as const;

  const turn = (event: PointerEvent, transient: boolean) => {
    const box = svg.current?.getBoundingClientRect();
    if (!box) return;
    const x = event.clientX - (box.left + box.width / 2);
    const y = box.top + box.height / 2 - event.clientY;
    onTurn(Math.round((Math.atan2(y, x) * 180) / Math.PI), { transient });
  };
  const turnByKey = (event: KeyboardEvent) => {
    const direction = ["ArrowUp", "ArrowRight"].includes(event.key)
      ? 1
      : ["ArrowDown", "ArrowLeft"].includes(event.key)
        ? -1
        : 0;
    if (direction === 0) return;
    event.preventDefault();
    const next = angle + direction * (event.shiftKey ? 15 : 1);
    onTurn(next > 180 ? next - 360 : next < -180 ? next + 360 : next, { transient: false });
  };

  return (
    <svg
      ref={svg}
      className={styles.plane}
      viewBox={`${-SIZE} ${-SIZE} ${2 * SIZE} ${2 * SIZE}`}
      role="group"
      aria-label={`The unit circle and one vector after each multiplication. After ${power}: the circle reaches from ${printValue(current.least)} to ${printValue(current.norm)}, the vector is ${printValue(current.length)} long.`}
    >
      {scale.rings.map((ring) => (
        <g key={ring}>
          <circle r={scale.toRadius(ring) * SIZE} className={styles.ring} />
          <text y={-scale.toRadius(ring) * SIZE - 3} className={styles.ringLabel}>
            {printValue(ring)}
          </text>
        </g>
      ))}
      {images.map((path, i) => (
        <path key={i} d={path} className={styles.image} />
      ))}
      <circle r={unit} className={styles.unit} />
      <path d={drawCircleImage(current, scale, SIZE)} className={styles.current} />
      <polyline points={trail.map((point) => point.join(",")).join(" ")} className={styles.trail} />
      {trail.map(([x, y], i) => (
        <circle key={i} cx={x} cy={y} r={1.8} className={styles.dot} />
      ))}
      <circle cx={tipX} cy={tipY} r={5} className={styles.tip} />
      <circle
        cx={start[0]}
        cy={start[1]}
        r={7}
        className={styles.handle}
        role="slider"
        tabIndex={0}
        aria-label="Direction of the input vector"
        aria-valuenow={angle}
        aria-valuemin={-180}
        aria-valuemax={180}
        aria-valuetext={`${angle} degrees`}
        onKeyDown={turnByKey}
        onPointerDown={(event) => {
          isDragging.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (isDragging.current) turn(event, true);
        }}
        onPointerUp={(event) => {
          if (isDragging.current) turn(event, false);
          isDragging.current = false;
        }}
        onPointerCancel={() => {
          isDragging.current = false;
        }}
      />
    </svg>
  );
}
