"use client";

import forms from "@/components/form/form.module.css";
import { printDate } from "@/components/form/print-date";
import { Button } from "@/components/ui/button";
import type { Learner } from "@/lib/contract/class";

/** `onEdit` is null for those who may only look on. */
export function LearnerRow({ learner, onEdit }: { learner: Learner; onEdit: (() => void) | null }) {
  return (
    <tr>
      <td>{learner.name}</td>
      <td className={forms.quiet}>{learner.joinedAt === null ? "not yet" : printDate(learner.joinedAt)}</td>
      {onEdit !== null && (
        <td>
          <Button variant="quiet" onPress={onEdit} aria-label={`Change ${learner.name}`}>
            Change
          </Button>
        </td>
      )}
    </tr>
  );
}
