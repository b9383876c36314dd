"use client";

import { Switch as AriaSwitch } from "react-aria-components/Switch";
import styles from "./switch.module.css";

export interface SwitchProps {
  label: string;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isDisabled?: boolean;
}

export function Switch({ label, ...props }: SwitchProps) {
  return (
    <AriaSwitch {...props} className={styles.switch}>
      <span className={styles.track} aria-hidden />
      {label}
    </AriaSwitch>
  );
}
