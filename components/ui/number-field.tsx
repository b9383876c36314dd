"use client";

import { Button } from "react-aria-components/Button";
import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { NumberField as AriaNumberField } from "react-aria-components/NumberField";
import styles from "./field.module.css";

export interface NumberFieldProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  step?: number;
  unit?: string;
  isDisabled?: boolean;
}

/** A number with its bounds: typed, stepped by buttons, arrow keys or the wheel. */
export function NumberField({
  label,
  value,
  onChange,
  min,
  max,
  step = 1,
  unit,
  isDisabled,
}: NumberFieldProps) {
  return (
    <AriaNumberField
      className={styles.field}
      value={value}
      minValue={min}
      maxValue={max}
      step={step}
      isDisabled={isDisabled}
      formatOptions={{ maximumFractionDigits: 6, useGrouping: false }}
      onChange={(next) => {
        if (Number.isFinite(next)) onChange(next);
      }}
    >
      <Label className={styles.label}>{label}</Label>
      <Group className={styles.box}>
        <Button slot="decrement" className={styles.stepper}>
          −
        </Button>
        <Input className={`${styles.input} ${styles.number}`} />
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
        <Button slot="increment" className={styles.stepper}>
          +
        </Button>
      </Group>
    </AriaNumberField>
  );
}
