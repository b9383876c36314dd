"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { printDate } from "@/components/form/print-date";
import { printPoints } from "@/lib/contract/assignment";
import type { SubmissionView } from "@/lib/contract/gradebook";
import styles from "./grade-dialog.module.css";

// Charts and the trainer's schema come with the first one that is opened.
const EvidenceView = dynamic(() => import("./evidence-view").then((module) => module.EvidenceView));

/** How a submission's points come about, in one line. */
function printSum(submission: SubmissionView, points: number): string {
  const { grade, attempt, lateShare, attemptShare, hundredths } = submission;
  if (grade === "waiting") return "Waits for its grade.";
  if (grade === null) return "No grader could tell; it costs no attempt.";
  const share = `${Number((100 * grade).toFixed(2))} % right`;
  if (attempt === null || hundredths === null)
    return `${share}. ${lateShare === 0 ? "Outside of the time" : "After the last attempt that counts"}: practice.`;
  const time = lateShare === 100 ? "in time" : `late: ${lateShare} %`;
  return `${points} points × ${share} × attempt ${attempt}: ${attemptShare} % × ${time} = ${printPoints(hundredths)} points`;
}

/** One handing in, closed until it is looked at: the latest is open from the start. */
export function SubmissionItem({
  submission,
  points,
  isOpenFirst,
}: {
  submission: SubmissionView;
  points: number;
  isOpenFirst: boolean;
}) {
  const [isOpen, setOpen] = useState(isOpenFirst);
  const { receivedAt, hundredths, isBest, message, evidence } = submission;
  return (
    <details
      className={styles.submission}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {printDate(receivedAt)}
        {hundredths !== null && (
          <>
            {": "}
            <b>{printPoints(hundredths)} points</b>
            {isBest && ", this one counts"}
          </>
        )}
      </summary>
      {isOpen && (
        <>
          <p className={styles.sum}>{printSum(submission, points)}</p>
          {message !== null && <p className={styles.sum}>{message}</p>}
          <EvidenceView evidence={evidence} />
        </>
      )}
    </details>
  );
}
