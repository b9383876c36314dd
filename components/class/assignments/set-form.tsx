"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Form } from "@/components/form/form";
import { useSubmit } from "@/components/form/use-submit";
import { Segmented } from "@/components/ui/segmented";
import { Switch } from "@/components/ui/switch";
import { TextField } from "@/components/ui/text-field";
import type { AssignmentsReply, ExerciseSet } from "@/lib/contract/assignment";
import { addressOf } from "../class-address";
import styles from "./assignments.module.css";
import type { SetsProps } from "./assignments-view";
import { AttemptFields } from "./attempt-fields";
import { ChooseExercises } from "./choose-exercises";
import { FieldGroup, type DraftProps } from "./field-group";
import { LateFields } from "./late-fields";
import { createDraft, openDraft, readDraft, type DraftErrors } from "./set-draft";

/** A new set, or one that is changed. */
export function SetForm({ id, reply, titles, onChange, set }: SetsProps & { set: ExerciseSet | null }) {
  const router = useRouter();
  const submit = useSubmit();
  const [draft, setDraft] = useState(() => (set === null ? createDraft(Date.now()) : openDraft(set)));
  const [errors, setErrors] = useState<DraftErrors>({});
  const list = addressOf(id, "assignments");

  const save = async () => {
    const read = readDraft(draft);
    setErrors(read.ok ? {} : read.errors);
    if (!read.ok) return submit.fail("Not saved yet: look at what is marked above.");
    const path = "/api/classes/assignments";
    const done = await (set === null
      ? submit.send<AssignmentsReply>(path, "POST", { id, fields: read.fields })
      : submit.send<AssignmentsReply>(path, "PATCH", { id, set: set.id, fields: read.fields }));
    if (!done?.ok) return;
    onChange(done.value);
    router.push(list);
  };
  const part: DraftProps = {
    draft,
    errors,
    onEdit: (change) => setDraft((before) => ({ ...before, ...change })),
  };
  return (
    <section className={styles.wide} aria-labelledby="assignment">
      <h2 id="assignment">{set === null ? "Assign exercises" : `Change ${set.title}`}</h2>
      {set !== null && set.handedIn > 0 && (
        <p className={styles.note}>
          {set.handedIn === 1 ? "1 learner has" : `${set.handedIn} learners have`} handed in work already:
          scores follow what you change here at once.
        </p>
      )}
      <Form action="Save" busyAction="Saving" submit={submit} onSubmit={() => void save()}>
        <TextField
          label="Title"
          maxLength={100}
          value={draft.title}
          error={errors.title ?? null}
          onChange={(title) => part.onEdit({ title })}
        />
        <ChooseExercises {...part} assignable={reply.assignable} titles={titles} />
        <FieldGroup title="When">
          <div className={styles.row}>
            <TextField
              label="Opens"
              type="datetime-local"
              description="Before it, learners see nothing of it."
              value={draft.release}
              error={errors.release ?? null}
              onChange={(release) => part.onEdit({ release })}
            />
            <TextField
              label="Due"
              type="datetime-local"
              description="In your time zone."
              value={draft.due}
              error={errors.due ?? null}
              onChange={(due) => part.onEdit({ due })}
            />
          </div>
        </FieldGroup>
        <LateFields {...part} />
        <AttemptFields {...part} />
        <FieldGroup title="What learners see">
          <div className={styles.row}>
            <Segmented
              label="Scores"
              value={draft.showsScores}
              onChange={(showsScores) => part.onEdit({ showsScores })}
              options={[
                { value: "at-once", label: "At once" },
                { value: "after-due", label: "After the due time" },
              ]}
            />
          </div>
          <Switch
            label="A board: who has solved how much, by name for those who want it"
            isSelected={draft.hasBoard}
            onChange={(hasBoard) => part.onEdit({ hasBoard })}
          />
        </FieldGroup>
      </Form>
      <p>
        <Link href={list} className={styles.act}>
          Back without saving
        </Link>
      </p>
    </section>
  );
}
