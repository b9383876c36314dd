"use client";

import Link from "next/link";
import { useState } from "react";
import { printDate } from "@/components/form/print-date";
import { useAsk } from "@/components/form/use-ask";
import { Dialog } from "@/components/ui/dialog";
import { nameExercise, printPoints, type WorkState } from "@/lib/contract/assignment";
import type { EvidenceReply } from "@/lib/contract/gradebook";
import { Refused } from "../refused";
import { CommentList } from "./comment-list";
import type { OpenCell } from "./grade-table";
import styles from "./grade-dialog.module.css";
import { OverrideForm } from "./override-form";
import { SubmissionItem } from "./submission-item";

const states: Record<WorkState, string> = {
  "not-begun": "Nothing handed in",
  waiting: "Waits for its grade",
  graded: "Graded",
  "not-graded": "Could not be graded",
  practice: "Practice alone, outside of its time",
};

/** All that is behind one score: what was handed in, how the points come about, comments, and a score by hand. */
export function GradeDialog({
  id,
  cell,
  mayChange,
  titles,
  onClose,
  onChanged,
}: {
  id: string;
  cell: OpenCell;
  mayChange: boolean;
  titles: ReadonlyMap<string, string>;
  onClose: () => void;
  /** Hears that the gradebook is another one now. */
  onChanged: () => void;
}) {
  const { learner, name, column } = cell;
  const path = `/api/classes/grades/evidence?class=${id}&learner=${learner}&exercise=${column.id}`;
  const { reply, reload } = useAsk<EvidenceReply>(path);
  const [changed, setChanged] = useState<EvidenceReply | null>(null);
  const found = changed ?? (reply?.ok ? reply.value : null);
  const change = (next: EvidenceReply) => {
    setChanged(next);
    onChanged();
  };
  return (
    <Dialog title={`${name}: ${nameExercise(column.exercise)}`} isOpen onClose={onClose}>
      {found === null ? (
        reply?.ok === false ? (
          <Refused reply={reply} onRetry={reload} />
        ) : (
          <p role="status">Looking up what was handed in.</p>
        )
      ) : (
        <>
          <p className={styles.score}>
            {found.score === null ? "No score" : `${printPoints(found.score)} of ${column.points} points`}
          </p>
          <p className={styles.head}>
            {states[found.state]}. {found.set.title}, due {printDate(found.set.dueAt)}
            {found.set.extendedTo !== null && `, extended to ${printDate(found.set.extendedTo)}`}.
            {found.override !== null &&
              ` Computed: ${found.computed === null ? "no score" : `${printPoints(found.computed)} points`}.`}{" "}
            <Link href={`/lessons/${column.lesson}#exercise-${column.exercise}`}>
              The exercise in {titles.get(column.lesson) ?? column.lesson}
            </Link>
          </p>
          <section className={styles.part} aria-labelledby="handed-in">
            <h3 id="handed-in">Handed in</h3>
            {found.submissions.length === 0 ? (
              <p className={styles.head}>Nothing yet.</p>
            ) : (
              found.submissions.map((submission, index) => (
                <SubmissionItem
                  key={submission.id}
                  submission={submission}
                  points={column.points}
                  isOpenFirst={index === 0}
                />
              ))
            )}
          </section>
          <CommentList id={id} found={found} onChange={change} />
          {mayChange && <OverrideForm id={id} found={found} onChange={change} />}
        </>
      )}
    </Dialog>
  );
}
