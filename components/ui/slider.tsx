"use client";

import { useId, useLayoutEffect, useRef } from "react";
import { Slider as AriaSlider, SliderThumb, SliderTrack } from "react-aria-components/Slider";
import { Label } from "react-aria-components/Label";
import styles from "./slider.module.css";
import { createScale } from "./slider-scale";

export interface SliderProps {
  label: string;
  value: number;
  /** Called at every step of a drag. */
  onChange: (value: number) => void;
  /** Called once when the drag or key press ends. */
  onChangeEnd?: (value: number) => void;
  min: number;
  max: number;
  /** In units of the value; on a logarithmic scale the number of steps is fixed instead. */
  step?: number;
  /** `log` needs `min` > 0. */
  scale?: "linear" | "log";
  unit?: string;
  format?: (value: number) => string;
  /** The default, marked by a tick on the track. */
  mark?: number;
  isDisabled?: boolean;
}

function formatPlainly(value: number): string {
  return String(Number(value.toPrecision(4)));
}

export function Slider(props: SliderProps) {
  const { label, value, min, max, step = (max - min) / 100, scale = "linear", unit, mark } = props;
  const format = props.format ?? formatPlainly;
  const { toTrack, fromTrack, trackStep } = createScale(scale, min, max, step);
  const position = toTrack(value);
  const markId = useId();
  const spoken = unit ? `${format(value)} ${unit}` : format(value);
  // The library reads out the place on the track; people want the value that stands beside it.
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.setAttribute("aria-valuetext", spoken), [position, spoken]);
  return (
    <AriaSlider
      className={styles.slider}
      value={position}
      minValue={0}
      maxValue={1}
      step={trackStep}
      isDisabled={props.isDisabled}
      onChange={(track) => props.onChange(fromTrack(track as number))}
      onChangeEnd={(track) => props.onChangeEnd?.(fromTrack(track as number))}
    >
      <Label className={styles.label}>{label}</Label>
      <output className={styles.value}>{spoken}</output>
      <SliderTrack className={styles.track}>
        <div className={styles.fill} style={{ width: `${position * 100}%` }} />
        {mark !== undefined && (
          <div
            id={markId}
            className={styles.mark}
            style={{ left: `${toTrack(mark) * 100}%` }}
            title={`Default: ${format(mark)}`}
          />
        )}
        <SliderThumb className={styles.thumb} inputRef={input} />
      </SliderTrack>
    </AriaSlider>
  );
}
