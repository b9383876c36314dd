"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { usePalette } from "@/components/charts/palette";
import { useCanvas } from "@/components/charts/use-canvas";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { drawPlane } from "./draw-codes";
import type { Frame } from "./job";
import { toCode } from "./plane";
import type { State } from "./state";
import styles from "./view.module.css";

const moves: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Shares of the axes, to a thousandth: finer than a pixel. */
const hold = (value: number) => Math.round(1000 * Math.min(1, Math.max(-1, value))) / 1000 + 0;

export interface LatentPlaneProps extends Pick<WidgetHandle<State>, "state" | "set"> {
  frame: Frame | null;
  /** In training the code under the ring moves by itself, and nobody wants that read out. */
  isPlaying: boolean;
}

const print = ([first, second]: ArrayLike<number> & Iterable<number>) =>
  `(${first!.toFixed(2)}, ${second!.toFixed(2)})`;

/** The plane of codes; the pointer drags the place that is decoded, arrow keys move it. */
export function LatentPlane({ state, set, frame, isPlaying }: LatentPlaneProps) {
  const palette = usePalette();
  const isDown = useRef(false);
  const { x, y } = state;
  const plane = frame?.plane ?? null;
  const { ref } = useCanvas(
    (context, width) =>
      drawPlane(context, width, { plane, labels: frame?.labels ?? new Int32Array() }, state, palette),
    [plane, frame?.labels, state, palette],
  );
  const follow = (event: PointerEvent<HTMLCanvasElement>, transient: boolean) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [across, down] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    set({ x: hold(2 * across - 1), y: hold(1 - 2 * down) }, { transient });
  };
  const pressKey = (event: KeyboardEvent<HTMLCanvasElement>) => {
    const move = moves[event.key];
    if (move === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const stride = event.shiftKey ? 0.2 : 0.04;
    set({ x: hold(x + stride * move[0]), y: hold(y + stride * move[1]) });
  };
  const code = plane && toCode(plane, { x, y });
  return (
    <div className={styles.plane}>
      <canvas
        ref={ref}
        className={styles.planeCanvas}
        role="img"
        aria-label="The plane of codes, with 300 digits held back as numerals; arrow keys move the place that is decoded"
        tabIndex={0}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          isDown.current = true;
          follow(event, true);
        }}
        onPointerMove={(event) => {
          if (isDown.current) follow(event, true);
        }}
        onPointerUp={(event) => {
          if (isDown.current) follow(event, false);
          isDown.current = false;
        }}
        onPointerCancel={() => {
          isDown.current = false;
        }}
        onKeyDown={pressKey}
      />
      <p className={styles.words} aria-live={isPlaying ? "off" : "polite"}>
        {code && `Code ${print(code)}`}
      </p>
      <p className={styles.words}>{plane && `From ${print(plane.low)} to ${print(plane.high)}`}</p>
    </div>
  );
}
