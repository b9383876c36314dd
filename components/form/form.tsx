"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import styles from "./form.module.css";
import type { Submit } from "./use-submit";

/** Fields, one button, and beneath them what went wrong. Enter sends it. */
export function Form({
  children,
  action,
  busyAction,
  submit,
  onSubmit,
  isQuiet = false,
}: {
  children: ReactNode;
  action: string;
  busyAction: string;
  submit: Submit;
  onSubmit: () => void;
  /** Whether the button is a plain one, beside the page's one primary. */
  isQuiet?: boolean;
}) {
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <div>
        <Button type="submit" variant={isQuiet ? "plain" : "primary"} isDisabled={submit.isBusy}>
          {submit.isBusy ? busyAction : action}
        </Button>
      </div>
      <p className={styles.error} role="alert">
        {submit.error}
      </p>
    </form>
  );
}
