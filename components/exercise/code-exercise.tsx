"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import type { FormProps } from "./graded-exercise";
import { useDraft } from "./use-draft";
import styles from "./exercise.module.css";

/** A function to be written. */
export function CodeExercise({ lesson, id, form, handIn, isBusy }: FormProps<"code">) {
  const { draft, setDraft } = useDraft(`exercise-draft:${lesson}/${id}`, (kept) =>
    typeof kept === "string" ? kept : form.starter,
  );
  const fieldId = useId();
  return (
    <div className={styles.form}>
      <div className={styles.field}>
        <label htmlFor={fieldId}>Your program</label>
        <textarea id={fieldId} value={draft} onChange={(event) => setDraft(event.target.value)} rows={16} />
      </div>
      <div className={styles.actions}>
        <Button variant="primary" onPress={() => void handIn({ code: draft })} isDisabled={isBusy}>
          Hand in
        </Button>
        <Button variant="quiet" onPress={() => setDraft(form.starter)} isDisabled={draft === form.starter}>
          Start over
        </Button>
      </div>
    </div>
  );
}
