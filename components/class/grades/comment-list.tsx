"use client";

import { useRef, useState } from "react";
import { Form } from "@/components/form/form";
import forms from "@/components/form/form.module.css";
import { printDate } from "@/components/form/print-date";
import { useSubmit } from "@/components/form/use-submit";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { EvidenceReply } from "@/lib/contract/gradebook";
import styles from "./grade-dialog.module.css";

/** What was written to the learner about the exercise, and a field for more. */
export function CommentList({
  id,
  found,
  onChange,
}: {
  id: string;
  found: EvidenceReply;
  onChange: (found: EvidenceReply) => void;
}) {
  const submit = useSubmit();
  const heading = useRef<HTMLHeadingElement>(null);
  const [text, setText] = useState("");
  const path = "/api/classes/grades/comments";
  const add = async () => {
    if (text.trim() === "") return submit.fail("Write something first.");
    const body = { id, learner: found.learner.id, exercise: found.column.id, text: text.trim() };
    const done = await submit.send<EvidenceReply>(path, "POST", body);
    if (!done?.ok) return;
    onChange(done.value);
    setText("");
  };
  const remove = async (comment: string) => {
    const done = await submit.send<EvidenceReply>(path, "DELETE", { id, comment });
    if (!done?.ok) return;
    // The button goes: without this the keyboard would be nowhere.
    heading.current?.focus();
    onChange(done.value);
  };
  return (
    <section className={styles.part} aria-labelledby="comments">
      <h3 id="comments" ref={heading} tabIndex={-1}>
        Comments
      </h3>
      {found.comments.length > 0 && (
        <ul className={styles.comments}>
          {found.comments.map((comment) => (
            <li key={comment.id}>
              <p>{comment.text}</p>
              <span className={forms.quiet}>
                {comment.by ?? "Somebody who has gone"}, {printDate(comment.at)}
              </span>{" "}
              <Button
                variant="quiet"
                isDisabled={submit.isBusy}
                onPress={() => void remove(comment.id)}
                aria-label={`Take back: ${comment.text.slice(0, 40)}`}
              >
                Take back
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Form action="Comment" busyAction="Saving" submit={submit} onSubmit={() => void add()} isQuiet>
        <TextField label="To the learner" multiline maxLength={2000} value={text} onChange={setText} />
      </Form>
    </section>
  );
}
