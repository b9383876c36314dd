"use client";

import { useEffect, useState } from "react";
import type { ExerciseState, GradeReport, SavedHandIn } from "@/lib/contract/exercise";
import type { HandInPhase } from "./use-hand-in";
import styles from "./exercise.module.css";

const printTime = (iso: string) =>
  new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));

/** A score from 0 to 1 as a reader takes it. */
export const printScore = (score: number) => `${Math.round(100 * score)} %`;

function describePhase(phase: HandInPhase, newest: SavedHandIn | undefined): string {
  switch (phase.kind) {
    case "sending":
      return "Handing in \u2026";
    case "waiting":
      return phase.isKept
        ? "The server cannot be reached. What you handed in is kept on this device and goes out by itself."
        : "The server cannot be reached, and this browser keeps nothing: leave the page open, it goes out by itself.";
    case "refused":
      return `Not saved. ${phase.message}`;
    case "idle":
      if (newest === undefined) return "";
      return newest.grade === null
        ? `Saved, ${printTime(newest.receivedAt)}. It is being graded \u2026`
        : `Saved, ${printTime(newest.receivedAt)}, and graded.`;
  }
}

/** What has become of what was handed in: said as saved only once the server has it. */
export function HandInStatus({ phase, state }: { phase: HandInPhase; state: ExerciseState }) {
  const [newest] = state.handIns;
  const grade = newest?.grade ?? null;
  return (
    <>
      <p className={styles.status} data-phase={phase.kind} role="status">
        {describePhase(phase, newest)}
      </p>
      {grade !== null && phase.kind !== "sending" && <GradeView {...grade} />}
      {state.count > 1 && <History state={state} />}
      {state.workedHtml !== null && (
        <details className={styles.worked}>
          <summary>The way to the answers</summary>
          <div dangerouslySetInnerHTML={{ __html: state.workedHtml }} />
        </details>
      )}
    </>
  );
}

function Mark({ isRight }: { isRight: boolean }) {
  return (
    <span className={styles.mark} data-right={isRight || undefined}>
      {isRight ? "right" : "not right"}
    </span>
  );
}

/** One grade: how much, why, and in which parts. */
export function GradeView({ score, report }: { score: number | null; report: GradeReport }) {
  const parts = [
    ...(report.cases ?? []).map(({ name, isRight }) => ({ name, isRight })),
    ...(report.conditions ?? []).map(({ text, isMet }) => ({ name: text, isRight: isMet })),
  ];
  return (
    <div className={styles.grade}>
      <p className={styles.verdict} data-right={score === 1 || undefined}>
        {score === null ? "Not graded." : `${printScore(score)}.`} {report.message}
      </p>
      {parts.length > 0 && (
        <ul className={styles.parts}>
          {parts.map(({ name, isRight }) => (
            <li key={name}>
              <Mark isRight={isRight} /> {name}
            </li>
          ))}
        </ul>
      )}
      {report.figures != null && report.figures.claimed !== null && report.figures.measured !== null && (
        <p className={styles.note}>
          Your browser&rsquo;s last figure was {report.figures.claimed.toPrecision(3)}; measured on the hidden
          examples it is {report.figures.measured.toPrecision(3)}.
        </p>
      )}
    </div>
  );
}

function History({ state }: { state: ExerciseState }) {
  const [isOpen, setOpen] = useState(false);
  // Times in the reader's own zone are known in the browser alone.
  const [isThere, setThere] = useState(false);
  // eslint-disable-next-line react-hooks/set-state-in-effect
  useEffect(() => setThere(true), []);
  if (!isThere) return null;
  return (
    <details className={styles.history} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Handed in {state.count} times
        {state.best === null ? "" : `; the best counts: ${printScore(state.best)}`}
      </summary>
      <ol>
        {state.handIns.map(({ id, receivedAt, grade }) => (
          <li key={id}>
            {printTime(receivedAt)}:{" "}
            {grade === null
              ? "being graded"
              : grade.score === null
                ? "not graded"
                : `${printScore(grade.score)}. ${grade.report.message}`}
          </li>
        ))}
      </ol>
    </details>
  );
}
