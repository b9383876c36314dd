"use client";

import { Legend, Panel } from "@/components/charts/panels";
import { PixelPicture, type PixelPictureProps } from "@/components/charts/pixel-picture";
import type { PictureFrame } from "./job";
import { printReading } from "./words";
import styles from "./view.module.css";

const light = { kind: "levels", low: 0, high: 1 } as const;

/** The picture, what is added to it, and their sum: that one is painted in, where `onPaint` hears of it. */
export function Pictures({
  frame,
  changed,
  epsilon,
  onPaint,
}: {
  frame: PictureFrame;
  changed: Float32Array;
  epsilon: number;
  onPaint?: PixelPictureProps["onPaint"];
}) {
  const { original, classes, label } = frame;
  const [rows, columns, channels] = frame.shape;
  const isColor = channels === 3;
  const shape = { rows, columns, channels: isColor ? 3 : 1 } as const;
  const change = changed.map((value, i) => value - (original[i] ?? 0));
  const full = Math.max(epsilon, 1e-6);
  return (
    <div>
      <div className={styles.pictures}>
        <Panel title="The picture">
          <PixelPicture
            {...shape}
            label={`A picture of ${classes[label] ?? ""}`}
            values={original}
            shade={light}
          />
        </Panel>
        <Panel title="What is changed">
          <PixelPicture
            {...shape}
            label={`What is added to each value, magnified until the largest, ${epsilon.toFixed(3)}, has full colour`}
            values={change}
            shade={isColor ? { kind: "levels", low: -full, high: full } : { kind: "signed", max: full }}
          />
        </Panel>
        <div className={styles.sum}>
          <Panel title={onPaint === undefined ? "The changed picture" : "The changed picture: paint in it"}>
            <PixelPicture
              {...shape}
              label={`The changed picture, read as ${printReading(frame, frame.after)}${onPaint === undefined ? "" : "; arrow keys go from pixel to pixel, Enter paints one"}`}
              values={changed}
              shade={light}
              onPaint={onPaint}
            />
          </Panel>
        </div>
      </div>
      {isColor ? (
        <p className={styles.note}>
          Of the change, grey stands for none; full colour is ±{epsilon.toFixed(3)}.
        </p>
      ) : (
        <Legend ends={[{ name: "change", max: epsilon.toFixed(3) }]} />
      )}
    </div>
  );
}
