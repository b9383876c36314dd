"use client";

import { useId } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";
import styles from "./segmented.module.css";

export interface SegmentedProps<V extends string> {
  label: string;
  value: V;
  onChange: (value: V) => void;
  options: readonly { value: V; label: string }[];
  isDisabled?: boolean;
}

/** A choice among a few, all of them in view. */
export function Segmented<V extends string>({
  label,
  value,
  onChange,
  options,
  isDisabled,
}: SegmentedProps<V>) {
  const labelId = useId();
  return (
    <div className={styles.field}>
      <span id={labelId} className={styles.label}>
        {label}
      </span>
      <ToggleButtonGroup
        className={styles.group}
        aria-labelledby={labelId}
        selectionMode="single"
        disallowEmptySelection
        isDisabled={isDisabled}
        selectedKeys={[value]}
        onSelectionChange={(keys) => {
          const [key] = keys;
          if (key !== undefined) onChange(key as V);
        }}
      >
        {options.map((option) => (
          <ToggleButton key={option.value} id={option.value} className={styles.option}>
            {option.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
