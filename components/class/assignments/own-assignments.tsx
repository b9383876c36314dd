"use client";

import Link from "next/link";
import forms from "@/components/form/form.module.css";
import { printDate } from "@/components/form/print-date";
import { useSubmit } from "@/components/form/use-submit";
import { Switch } from "@/components/ui/switch";
import {
  nameExercise,
  printPoints,
  type OwnAssignmentsReply,
  type OwnClass,
  type OwnExercise,
  type OwnSet,
} from "@/lib/contract/assignment";
import { useNow } from "../use-now";
import styles from "./assignments.module.css";
import { Board } from "./board";
import { printAttempts, printLate, printTimes } from "./print-set";

/** How a learner stands with one exercise, in words. */
function printState({ state, score, points, attempts, attemptsLeft, nextShare }: OwnExercise): string {
  const graded =
    score === null ? "graded, the score is shown later" : `${printPoints(score)} of ${points} points`;
  const words: Record<OwnExercise["state"], string> = {
    "not-begun": score === null ? `not begun, ${points} points` : graded,
    waiting: score === null ? "handed in, waits for its grade" : `${graded}, another one waits for its grade`,
    graded,
    "not-graded": score === null ? "handed in, could not be graded" : graded,
    practice: score === null ? "practice alone: handed in outside of its time" : graded,
  };
  const left =
    nextShare === 0
      ? "; from now on it is practice"
      : attemptsLeft === null
        ? ""
        : `; ${attemptsLeft === 1 ? "1 attempt" : `${attemptsLeft} attempts`} left`;
  const next =
    attempts > 0 && nextShare > 0 && nextShare < 100 ? `; the next attempt earns up to ${nextShare} %` : "";
  return words[state] + left + next;
}

function Exercise({ exercise }: { exercise: OwnExercise }) {
  const { lesson, exercise: id, comments, isOverridden } = exercise;
  return (
    <li>
      <Link href={`/lessons/${lesson}#exercise-${id}`}>{nameExercise(id)}</Link>
      <span className={forms.quiet}>
        {printState(exercise)}
        {isOverridden && "; given by those who teach"}
      </span>
      {comments.map(({ text, by, at }) => (
        <p key={at} className={styles.comment}>
          {text}{" "}
          <span className={forms.quiet}>
            {by ?? "Somebody who has gone"}, {printDate(at)}
          </span>
        </p>
      ))}
    </li>
  );
}

function Set({ set, now }: { set: OwnSet; now: number }) {
  const { title, exercises, score, points, scoresFrom, isExtended, board } = set;
  return (
    <li>
      <h4>{title}</h4>
      <p className={styles.facts}>
        {printTimes(set, now)}
        {isExtended && " (your extension)"}
        {score !== null && ` · ${printPoints(score)} of ${points} points`}
      </p>
      <p className={styles.facts} data-quiet>
        {printLate(set.late)} {printAttempts(set.attempts)}
        {scoresFrom !== null && ` Scores are shown from ${printDate(scoresFrom)} on.`}
      </p>
      <ul className={forms.list}>
        {exercises.map((exercise) => (
          <Exercise key={exercise.id} exercise={exercise} />
        ))}
      </ul>
      {board !== null && <Board board={board} />}
    </li>
  );
}

/** What a class has to solve, as one of its learners sees it. */
export function OwnAssignments({
  own,
  onChange,
}: {
  own: OwnClass;
  onChange: (reply: OwnAssignmentsReply) => void;
}) {
  const { id, sets, isNamed } = own;
  const now = useNow();
  const submit = useSubmit();
  if (sets.length === 0) return null;
  const show = async (isShown: boolean) => {
    const path = "/api/classes/assignments/own";
    const done = await submit.send<OwnAssignmentsReply>(path, "PATCH", { id, isShown });
    if (done?.ok) onChange(done.value);
  };
  return (
    <section aria-labelledby={`assignments-${id}`}>
      <h3 id={`assignments-${id}`}>Assignments</h3>
      <ul className={styles.own}>
        {sets.map((set) => (
          <Set key={set.id} set={set} now={now} />
        ))}
      </ul>
      {sets.some(({ board }) => board !== null) && (
        <Switch
          label="Name me on this class’s boards"
          isSelected={isNamed}
          isDisabled={submit.isBusy}
          onChange={(isShown) => void show(isShown)}
        />
      )}
      <p className={forms.error} role="alert">
        {submit.error}
      </p>
    </section>
  );
}
