"use client";

import type { ReactNode } from "react";
import { Button as AriaButton, type PressEvent } from "react-aria-components/Button";
import styles from "./button.module.css";

export interface ButtonProps {
  children: ReactNode;
  onPress?: (event: PressEvent) => void;
  /** At most one `primary` in a widget. */
  variant?: "primary" | "plain" | "quiet";
  isDisabled?: boolean;
  /** For buttons whose text alone does not say what they act on. */
  "aria-label"?: string;
  "aria-pressed"?: boolean;
  type?: "button" | "submit";
}

export function Button({ variant = "plain", ...props }: ButtonProps) {
  return <AriaButton {...props} className={`${styles.button} ${styles[variant] ?? ""}`} />;
}
