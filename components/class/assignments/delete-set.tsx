"use client";

import forms from "@/components/form/form.module.css";
import { useSubmit } from "@/components/form/use-submit";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { AssignmentsReply, ExerciseSet } from "@/lib/contract/assignment";
import styles from "./assignments.module.css";
import type { SetsProps } from "./assignments-view";

/** Asks before a set is taken away, and says what goes with it. */
export function DeleteSet({
  id,
  set,
  onChange,
  onClose,
}: SetsProps & { set: ExerciseSet; onClose: () => void }) {
  const submit = useSubmit();
  const remove = async () => {
    const body = { id, set: set.id, withWork: set.handedIn > 0 };
    const done = await submit.send<AssignmentsReply>("/api/classes/assignments", "DELETE", body);
    if (!done?.ok) return;
    onChange(done.value);
    onClose();
  };
  return (
    <Dialog title={`Delete ${set.title}?`} isOpen onClose={onClose}>
      {set.handedIn > 0 ? (
        <p className={styles.warning}>
          {set.handedIn === 1 ? "1 learner has" : `${set.handedIn} learners have`} handed in work for it. The
          work itself stays, as practice; scores, comments and extensions are gone for good.
        </p>
      ) : (
        <p>Nobody has handed in anything for it.</p>
      )}
      <div className={forms.actions}>
        <Button variant="primary" isDisabled={submit.isBusy} onPress={() => void remove()}>
          {set.handedIn > 0 ? "Delete it all the same" : "Delete"}
        </Button>
        <Button onPress={onClose}>Keep it</Button>
      </div>
      <p className={forms.error} role="alert">
        {submit.error}
      </p>
    </Dialog>
  );
}
