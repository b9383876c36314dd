"use client";

import Link from "next/link";
import { useState } from "react";
import forms from "@/components/form/form.module.css";
import { useSubmit } from "@/components/form/use-submit";
import { Button } from "@/components/ui/button";
import { nameExercise, type AssignmentsReply, type ExerciseSet } from "@/lib/contract/assignment";
import type { Learner } from "@/lib/contract/class";
import { addressOfSet } from "../class-address";
import { useNow } from "../use-now";
import styles from "./assignments.module.css";
import type { SetsProps } from "./assignments-view";
import { DeleteSet } from "./delete-set";
import { Extensions } from "./extensions";
import { printAttempts, printLate, printTimes } from "./print-set";

type OpenDialog = { kind: "extensions" | "delete"; set: ExerciseSet } | null;

function printCount(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

function Exercises({ set, titles }: { set: ExerciseSet; titles: ReadonlyMap<string, string> }) {
  return (
    <p className={styles.facts}>
      {set.exercises.map(({ id, lesson, exercise, points }, index) => (
        <span key={id}>
          {index > 0 && "; "}
          <Link href={`/lessons/${lesson}#exercise-${exercise}`}>{nameExercise(exercise)}</Link> (
          {titles.get(lesson) ?? lesson}, {printCount(points, "point")})
        </span>
      ))}
    </p>
  );
}

/** The sets of a class, each with what can be done with it. */
export function SetList({
  learners,
  mayChange,
  ...part
}: SetsProps & { learners: readonly Learner[]; mayChange: boolean }) {
  const { id, reply, titles, onChange } = part;
  const now = useNow();
  const submit = useSubmit();
  const [open, setOpen] = useState<OpenDialog>(null);
  // After a change the open set is the one that the server has.
  const shown = open && reply.sets.find((set) => set.id === open.set.id);
  const copy = async (set: string) => {
    const done = await submit.send<AssignmentsReply>("/api/classes/assignments/copy", "POST", { id, set });
    if (done?.ok) onChange(done.value);
  };
  return (
    <>
      <ul className={styles.sets}>
        {reply.sets.map((set) => (
          <li key={set.id}>
            <h3>{set.title}</h3>
            <p className={styles.facts}>
              {printTimes(set, now)} · handed in by {set.handedIn} of {learners.length}
              {set.extensions.length > 0 && ` · ${printCount(set.extensions.length, "extension")}`}
            </p>
            <Exercises set={set} titles={titles} />
            <p className={styles.facts} data-quiet>
              {printLate(set.late)} {printAttempts(set.attempts)}
              {set.showsScores === "after-due" && " Scores are shown after the due time."}
              {set.hasBoard && " With a board."}
            </p>
            {mayChange && (
              <div className={forms.actions}>
                <Link
                  href={addressOfSet(id, set.id)}
                  className={styles.act}
                  aria-label={`Change ${set.title}`}
                >
                  Change
                </Link>
                <Button
                  variant="quiet"
                  onPress={() => setOpen({ kind: "extensions", set })}
                  aria-label={`Extensions for ${set.title}`}
                >
                  Extensions
                </Button>
                <Button
                  variant="quiet"
                  isDisabled={submit.isBusy}
                  onPress={() => void copy(set.id)}
                  aria-label={`Copy ${set.title}`}
                >
                  Copy
                </Button>
                <Button
                  variant="quiet"
                  onPress={() => setOpen({ kind: "delete", set })}
                  aria-label={`Delete ${set.title}`}
                >
                  Delete
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <p className={forms.error} role="alert">
        {submit.error}
      </p>
      {open?.kind === "extensions" && shown && (
        <Extensions {...part} set={shown} learners={learners} onClose={() => setOpen(null)} />
      )}
      {open?.kind === "delete" && shown && <DeleteSet {...part} set={shown} onClose={() => setOpen(null)} />}
    </>
  );
}
