"use client";

import { useLayoutEffect, useRef, type KeyboardEvent } from "react";
import { Slider as AriaSlider, SliderThumb, SliderTrack } from "react-aria-components/Slider";
import { Label } from "react-aria-components/Label";
import { findStop, moveByKey } from "./find-stop";
import styles from "./slider.module.css";

export interface StopsSliderProps {
  label: string;
  /** The values it can stand at, ascending, each drawn at its own place. At least one. */
  stops: readonly number[];
  /** Which of them it stands at. */
  index: number;
  /** Called at every step of a drag, and for each key, also one that leads no further. */
  onChange: (index: number) => void;
  /** Called once when the drag or the key press ends. */
  onChangeEnd?: (index: number) => void;
  format: (stop: number) => string;
  isDisabled?: boolean;
}

/** A slider over values that are not evenly spaced: it snaps to them, and arrow keys go from one to the next. */
export function StopsSlider(props: StopsSliderProps) {
  const { label, stops, index, onChange, onChangeEnd, format } = props;
  const first = stops[0] ?? 0;
  const last = stops.at(-1) ?? first;
  const value = stops[index] ?? first;
  const share = (stop: number) => (last === first ? 0 : (100 * (stop - first)) / (last - first));
  const spoken = format(value);
  // The library reads out the place on the track; people want the value that stands beside it.
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.setAttribute("aria-valuetext", spoken), [spoken, value]);
  const isDisabled = props.isDisabled === true || stops.length < 2;

  // The library's own keys go by even steps, most of which would snap back.
  const followKey = (event: KeyboardEvent) => {
    if (event.target !== input.current || isDisabled || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const next = moveByKey(event.key, index, stops.length);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(next);
    onChangeEnd?.(next);
  };
  return (
    <div onKeyDownCapture={followKey} role="presentation">
      <AriaSlider
        className={styles.slider}
        value={value}
        minValue={first}
        maxValue={Math.max(last, first + 1)}
        step={1e-6}
        isDisabled={isDisabled}
        onChange={(track) => {
          const next = findStop(stops, track as number);
          if (next !== index && next >= 0) onChange(next);
        }}
        onChangeEnd={(track) => {
          const next = findStop(stops, track as number);
          if (next >= 0) onChangeEnd?.(next);
        }}
      >
        <Label className={styles.label}>{label}</Label>
        <output className={styles.value}>{spoken}</output>
        <SliderTrack className={styles.track}>
          {stops.map((stop) => (
            <div key={stop} className={styles.stop} style={{ left: `${share(stop)}%` }} />
          ))}
          <div className={styles.fill} style={{ width: `${share(value)}%` }} />
          <SliderThumb className={styles.thumb} inputRef={input} />
        </SliderTrack>
      </AriaSlider>
    </div>
  );
}
