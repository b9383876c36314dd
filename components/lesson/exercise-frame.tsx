import type { ReactNode } from "react";
import styles from "./exercise-frame.module.css";

/** An exercise as it stands in a lesson: its prompt, and a self-check inside it. */
export function ExerciseFrame({ id, children }: { id: string; children: ReactNode }) {
  return (
    <section id={`exercise-${id}`} className={styles.exercise} role="group" aria-label="Exercise">
      <p className={styles.label}>Exercise</p>
      {children}
    </section>
  );
}
