"use client";

import { useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import type { Palette } from "@/components/charts/palette";
import { printNumber } from "@/components/charts/print-number";
import type { WidgetHandle } from "@/components/widget/use-widget";
import type { Cloud, Vector } from "./cloud";
import { CloudPicture } from "./cloud-picture";
import { moveCenter, movePoint, placeHandle, pullAxis, stretchAxis, turnAxes } from "./edit";
import { fromPointer, toDrawing } from "./plane-frame";
import type { Moments } from "./stage";
import type { State } from "./state";
import styles from "./view.module.css";
import { describePoint } from "./words";

export interface RawPlaneProps extends Pick<WidgetHandle<State>, "state" | "set"> {
  cloud: Cloud;
  moments: Moments;
  palette: Palette;
  label: string;
}

const REACH = 8;

const arrows: Record<string, Vector> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The raw cloud: its middle, its two axes and each of its points can be dragged, or moved by keys. */
export function RawPlane({ state, set, cloud, moments, palette, label }: RawPlaneProps) {
  const svg = useRef<SVGSVGElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const current = Math.min(chosen, state.points - 1);
  const placeOf = (index: number): Vector => [cloud.inputs[2 * index]!, cloud.inputs[2 * index + 1]!];

  /** Pointer handlers that hand each place of a drag to `edit`; the whole drag is one step of undo. */
  const drag = (edit: (at: Vector) => Partial<State>) => {
    const follow = (event: PointerEvent, transient: boolean) => {
      const box = svg.current?.getBoundingClientRect();
      if (box !== undefined) set(edit(fromPointer(event, box, REACH)), { transient });
    };
    return {
      onPointerDown: (event: PointerEvent) => event.currentTarget.setPointerCapture(event.pointerId),
      onPointerMove: (event: PointerEvent) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event, true);
      },
      onPointerUp: (event: PointerEvent) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event, false);
      },
    };
  };
  /** Arrow keys as a step; Shift makes it longer. */
  const press = (edit: (step: Vector) => Partial<State>) => (event: KeyboardEvent) => {
    const step = arrows[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const far = event.shiftKey ? 5 : 1;
    set(edit([far * step[0], far * step[1]]));
  };
  const nudge = ([x, y]: Vector, [dx, dy]: Vector): Vector => [x + 0.1 * dx, y + 0.1 * dy];
  const [centerX, centerY] = toDrawing(state.center, REACH);
  const choose = (event: KeyboardEvent) => {
    const stride = { PageUp: -1, PageDown: 1 }[event.key];
    if (stride === undefined) return;
    event.preventDefault();
    setChosen((current + stride + state.points) % state.points);
  };
  const movePressed = press((step) => movePoint(state, current, nudge(placeOf(current), step)));
  const [pointX, pointY] = toDrawing(placeOf(current), REACH);
  return (
    <div className={styles.cell}>
      <CloudPicture ref={svg} label={label} {...cloud} moments={moments} reach={REACH} palette={palette}>
        {Array.from({ length: state.points }, (_, index) => {
          const [x, y] = toDrawing(placeOf(index), REACH);
          return (
            <circle
              key={index}
              cx={x}
              cy={y}
              r={10}
              className={styles.grip}
              onPointerEnter={() => setPointed(index)}
              onPointerLeave={() => setPointed(null)}
              {...drag((at) => movePoint(state, index, at))}
            />
          );
        })}
        <circle
          cx={pointX}
          cy={pointY}
          r={9}
          className={styles.chosen}
          role="button"
          tabIndex={0}
          aria-label={`${describePoint(cloud, current)}. Arrow keys move it, Page Up and Page Down choose another`}
          onFocus={() => setPointed(current)}
          onBlur={() => setPointed(null)}
          onKeyDown={(event) => {
            choose(event);
            movePressed(event);
          }}
        />
        <circle
          cx={centerX}
          cy={centerY}
          r={8}
          className={styles.handle}
          role="button"
          tabIndex={0}
          aria-label={`Middle of the cloud, at ${printNumber(state.center[0])}, ${printNumber(state.center[1])}. Arrow keys move it`}
          onKeyDown={press((step) => moveCenter(nudge(state.center, step)))}
          {...drag(moveCenter)}
        />
        {([0, 1] as const).map((axis) => {
          const [x, y] = toDrawing(placeHandle(state, axis), REACH).map((value) =>
            Math.min(390, Math.max(10, value)),
          ) as [number, number];
          return (
            <circle
              key={axis}
              cx={x}
              cy={y}
              r={7}
              className={styles.handle}
              role="button"
              tabIndex={0}
              aria-label={`${axis === 0 ? "First" : "Second"} axis of the cloud: standard deviation ${printNumber(state.spread[axis])}, turned by ${state.angle} degrees. Up and Down stretch it, Left and Right turn both axes`}
              onKeyDown={press(([dx, dy]) =>
                dx === 0
                  ? stretchAxis(state, axis, state.spread[axis] + 0.1 * dy)
                  : turnAxes(state.angle - dx),
              )}
              {...drag((at) => pullAxis(state, axis, at))}
            />
          );
        })}
      </CloudPicture>
      <p className={styles.words} aria-live="polite">
        {pointed === null ? "" : describePoint(cloud, Math.min(pointed, state.points - 1))}
      </p>
    </div>
  );
}
