"use client";

import type { ReactNode } from "react";
import styles from "./assignments.module.css";
import type { DraftErrors, SetDraft } from "./set-draft";

/** What each group of fields is given. */
export interface DraftProps {
  draft: SetDraft;
  errors: DraftErrors;
  onEdit: (change: Partial<SetDraft>) => void;
}

/** Fields that belong together, with what is wrong with them as a whole. */
export function FieldGroup({
  title,
  error,
  children,
}: {
  title: string;
  error?: string | undefined;
  children: ReactNode;
}) {
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {children}
      <p className={styles.fieldError} role="alert">
        {error}
      </p>
    </fieldset>
  );
}
