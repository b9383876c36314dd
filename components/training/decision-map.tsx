"use client";

import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { type Palette, usePalette } from "@/components/charts/palette";
import { useCanvas } from "@/components/charts/use-canvas";
import type { SplitName } from "@/lib/experiment/prepare-data";
import { PLANE_REACH } from "@/lib/lab/plane-cells";
import styles from "./decision-map.module.css";
import { describePlace } from "./describe-place";
import { drawPlane, framePlane, type PlaneFrame } from "./draw-plane";
import type { Ground } from "./grounds";
import type { Plane } from "./plane";
import { colorAnswers, colorValues, findHighest } from "./plane-colors";

export interface DecisionMapProps<Frame> {
  plane: Plane;
  /** Hears every frame of the run, outside React: `run.onFrame`. */
  onFrame: (listener: (frame: Frame) => void) => () => void;
  /** The ground in a frame; null where the frame has none. Must keep its identity. */
  pick: (frame: Frame) => Ground | null;
  /** Which parts of the data are drawn; those trained on alone when absent. */
  parts?: Readonly<Record<SplitName, boolean>>;
  /** Each place in the full colour of its class, however sure the model is. */
  isSharp?: boolean;
  /** What comes on top of ground and points, drawn from the newest frame. */
  drawOver?: (
    context: CanvasRenderingContext2D,
    plane: PlaneFrame,
    frame: Frame | null,
    palette: Palette,
  ) => void;
  /** What the picture shows, in a sentence, for those who do not see it. */
  label: string;
  /** Hears a pointer pressed or moved over the plane, or Enter at the cursor: for painting. */
  onPoint?: (x: number, y: number, phase: "start" | "move") => void;
}

const trainOnly = { train: true, validation: false, test: false };

/** The plane as the model colours it, and the data on top. Pointer or arrow keys read out the answer at a place. */
export function DecisionMap<Frame>(props: DecisionMapProps<Frame>) {
  const { plane, onFrame, pick, parts = trainOnly, isSharp = false, label, onPoint, drawOver } = props;
  const palette = usePalette();
  const ground = useRef<Ground | null>(null);
  const newest = useRef<Frame | null>(null);
  const [cursor, setCursor] = useState<{ x: number; y: number } | null>(null);
  const [words, setWords] = useState("");
  const { ref, redraw } = useCanvas(
    (context, width) => {
      drawPlane(context, width, plane, paintGround(ground.current, plane, palette, isSharp), parts, palette);
      const frame = framePlane(width);
      drawOver?.(context, frame, newest.current, palette);
      if (cursor === null) return;
      context.strokeStyle = palette.ink;
      context.lineWidth = 1;
      context.strokeRect(frame.toX(cursor.x) - 4.5, frame.toY(cursor.y) - 4.5, 9, 9);
    },
    [plane, parts, isSharp, palette, cursor, drawOver],
  );
  const readout = useMemo(
    () => () => setWords(cursor === null ? "" : describePlace(plane, ground.current, cursor.x, cursor.y)),
    [cursor, plane],
  );
  useEffect(readout, [readout]);
  useEffect(
    () =>
      onFrame((frame) => {
        newest.current = frame;
        ground.current = pick(frame);
        redraw();
      }),
    [onFrame, pick, redraw],
  );
  useEffect(() => {
    if (cursor === null) return;
    const timer = setInterval(readout, 250);
    return () => clearInterval(timer);
  }, [cursor, readout]);

  const place = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const frame = framePlane(box.width);
    return { x: frame.fromX(event.clientX - box.left), y: frame.fromY(event.clientY - box.top) };
  };
  const followPointer = (event: PointerEvent<HTMLCanvasElement>) => {
    const at = place(event);
    setCursor(at);
    if (event.type === "pointerdown") {
      if (onPoint !== undefined) event.currentTarget.setPointerCapture(event.pointerId);
      onPoint?.(at.x, at.y, "start");
    } else if (event.buttons > 0) onPoint?.(at.x, at.y, "move");
  };
  const followKey = (event: KeyboardEvent<HTMLCanvasElement>) => {
    const at = cursor ?? { x: 0, y: 0 };
    const stride = event.shiftKey ? 0.2 : 0.05;
    const move = {
      ArrowLeft: [-stride, 0],
      ArrowRight: [stride, 0],
      ArrowUp: [0, stride],
      ArrowDown: [0, -stride],
    }[event.key];
    if (event.key === "Escape") setCursor(null);
    if ((event.key === "Enter" || event.key === " ") && onPoint !== undefined) {
      event.preventDefault();
      setCursor(at);
      onPoint(at.x, at.y, "start");
    }
    if (move === undefined) return;
    event.preventDefault();
    const hold = (value: number) => Math.min(PLANE_REACH, Math.max(-PLANE_REACH, value));
    setCursor({ x: hold(at.x + (move[0] ?? 0)), y: hold(at.y + (move[1] ?? 0)) });
  };

  return (
    <div className={styles.map}>
      <canvas
        ref={ref}
        className={styles.canvas}
        data-paints={onPoint !== undefined || undefined}
        role="img"
        aria-label={label}
        tabIndex={0}
        onPointerDown={followPointer}
        onPointerMove={followPointer}
        onPointerLeave={() => setCursor(null)}
        onKeyDown={followKey}
        onBlur={() => setCursor(null)}
      />
      <p className={styles.readout} aria-live="polite">
        {words}
      </p>
    </div>
  );
}

function paintGround(
  ground: Ground | null,
  plane: Plane,
  palette: Palette,
  isSharp: boolean,
): ImageData | null {
  if (ground === null) return null;
  if (ground.kind === "answers") return colorAnswers(ground.map, plane, palette, isSharp);
  return colorValues(ground.values, ground.size, findHighest(ground.values), palette);
}
