"use client";

import { useState } from "react";
import { ask } from "@/components/form/ask";
import { Switch } from "@/components/ui/switch";
import { getExerciseStore } from "./exercise-store";
import styles from "./exercise.module.css";

/** Lets a reader whose model has reached the goal offer it to classmates, and take it back. */
export function OfferModel({ lesson, id, isOffered }: { lesson: string; id: string; isOffered: boolean }) {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const offer = async (next: boolean) => {
    setBusy(true);
    const reply = await ask("/api/exercises/offer", {
      method: "POST",
      body: { lesson, exercise: id, isOffered: next },
    });
    setFault(reply.ok ? null : reply.message);
    if (reply.ok) await getExerciseStore(lesson).load({ fresh: true });
    setBusy(false);
  };
  return (
    <div className={styles.actions}>
      <Switch
        label="Let those in my classes try to fool this model"
        isSelected={isOffered}
        isDisabled={isBusy}
        onChange={(next) => void offer(next)}
      />
      <p className={styles.note} role="status">
        {fault ??
          "They get its layers and weights, as they were when it last reached the goal, and are not told whose it is."}
      </p>
    </div>
  );
}
