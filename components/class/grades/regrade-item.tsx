"use client";

import forms from "@/components/form/form.module.css";
import { printDate } from "@/components/form/print-date";
import { Button } from "@/components/ui/button";
import { printPoints } from "@/lib/contract/assignment";
import type { RegradeView } from "@/lib/contract/gradebook";
import shared from "../dashboard.module.css";

const printScore = (hundredths: number | null) => (hundredths === null ? "–" : printPoints(hundredths));

function printDifference(before: number | null, after: number | null): string {
  const difference = (after ?? 0) - (before ?? 0);
  return `${difference > 0 ? "+" : "−"}${printPoints(Math.abs(difference))}`;
}

/** What has come of it so far, in one sentence. */
function printCounts({ total, done, changed, failed }: RegradeView): string {
  const submissions = total === 1 ? "1 submission" : `${total} submissions`;
  const counts = `${changed === 1 ? "1 grade differs" : `${changed} grades differ`}`;
  const lost =
    failed === 0
      ? ""
      : `; ${failed} could not be graded and ${failed === 1 ? "keeps its" : "keep their"} old grade`;
  return done < total
    ? `${done} of ${submissions} graded so far: ${counts}.`
    : `${submissions} graded: ${counts}${lost}.`;
}

/** One regrade: whose score becomes another, and the choice to take it over or not. `onCommit` is null for who looks on. */
export function RegradeItem({
  regrade,
  title,
  isBusy,
  onCommit,
  onDiscard,
}: {
  regrade: RegradeView;
  title: string;
  isBusy: boolean;
  onCommit: (() => void) | null;
  onDiscard: () => void;
}) {
  const { effects, committedAt, done, total } = regrade;
  const isOpen = committedAt === null;
  return (
    <li aria-label={title}>
      <p className={shared.sum}>
        <b>{title}</b>
        {committedAt !== null && `, taken over ${printDate(committedAt)}`}
      </p>
      <p className={shared.sum} role="status">
        {printCounts(regrade)}
        {done === total &&
          effects.length === 0 &&
          (isOpen ? " No score would change." : " No score changed.")}
      </p>
      {effects.length > 0 && (
        <table className={shared.list}>
          <thead>
            <tr>
              <th scope="col">Learner</th>
              <th scope="col">Assignment</th>
              <th scope="col">Old</th>
              <th scope="col">New</th>
              <th scope="col">Difference</th>
            </tr>
          </thead>
          <tbody>
            {effects.map(({ learner, name, set, before, after }) => (
              <tr key={`${learner} ${set}`}>
                <th scope="row">{name}</th>
                <td>{set}</td>
                <td>{printScore(before)}</td>
                <td>{printScore(after)}</td>
                <td>{printDifference(before, after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isOpen && onCommit !== null && (
        <div className={forms.actions}>
          <Button isDisabled={isBusy || done < total} onPress={onCommit}>
            Take the new grades over
          </Button>
          <Button variant="quiet" isDisabled={isBusy} onPress={onDiscard}>
            Discard
          </Button>
        </div>
      )}
    </li>
  );
}
