"use client";

import { useRef, useState } from "react";
import { Form } from "@/components/form/form";
import forms from "@/components/form/form.module.css";
import { printDate } from "@/components/form/print-date";
import { useSubmit } from "@/components/form/use-submit";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { AssignmentsReply, ExerciseSet } from "@/lib/contract/assignment";
import type { Learner } from "@/lib/contract/class";
import styles from "./assignments.module.css";
import type { SetsProps } from "./assignments-view";
import { printLocal } from "./set-draft";

const week = 7 * 24 * 60 * 60 * 1000;

/** Who has more time for a set, and a form for one more. */
export function Extensions({
  id,
  set,
  learners,
  onChange,
  onClose,
}: SetsProps & { set: ExerciseSet; learners: readonly Learner[]; onClose: () => void }) {
  const submit = useSubmit();
  const note = useRef<HTMLParagraphElement>(null);
  const names = new Map(learners.map((learner) => [learner.id, learner.name]));
  const [learner, setLearner] = useState(learners[0]?.id ?? "");
  const [due, setDue] = useState(() => printLocal(new Date(Date.parse(set.dueAt) + week).toISOString()));
  const [reason, setReason] = useState("");

  const send = async (method: "POST" | "DELETE", body: object) => {
    const path = "/api/classes/assignments/extensions";
    const done = await submit.send<AssignmentsReply>(path, method, { id, set: set.id, ...body });
    if (!done?.ok) return;
    // The button goes: without this the keyboard would be nowhere.
    if (method === "DELETE") note.current?.focus();
    onChange(done.value);
  };
  const extend = () => {
    if (due === "") return submit.fail("Say until when.");
    return send("POST", { learner, dueAt: new Date(due).toISOString(), reason: reason.trim() });
  };
  return (
    <Dialog title={`Extensions for ${set.title}`} isOpen onClose={onClose}>
      <p className={styles.note} ref={note} tabIndex={-1}>
        Due {printDate(set.dueAt)}. With an extension the whole timeline moves, late shares included.
      </p>
      {set.extensions.length > 0 && (
        <ul className={forms.list}>
          {set.extensions.map((extension) => {
            const name = names.get(extension.learner) ?? "";
            return (
              <li key={extension.learner}>
                <span>
                  {name}{" "}
                  <span className={forms.quiet}>
                    until {printDate(extension.dueAt)}
                    {extension.reason && `: ${extension.reason}`}
                  </span>
                </span>
                <Button
                  variant="quiet"
                  isDisabled={submit.isBusy}
                  onPress={() => void send("DELETE", { learner: extension.learner })}
                  aria-label={`Take back the extension of ${name}`}
                >
                  Take back
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {learners.length === 0 ? (
        <p>Nobody is on the class’s list yet.</p>
      ) : (
        <Form action="Extend" busyAction="Extending" submit={submit} onSubmit={() => void extend()}>
          <Select
            label="Learner"
            value={learner}
            onChange={setLearner}
            options={learners.map(({ id: value, name }) => ({ value, label: name }))}
          />
          <TextField
            label="Due for this learner"
            type="datetime-local"
            description="In your time zone."
            value={due}
            onChange={setDue}
          />
          <TextField
            label="Reason"
            description="For those who teach; the learner sees only the time."
            maxLength={300}
            value={reason}
            onChange={setReason}
          />
        </Form>
      )}
    </Dialog>
  );
}
