"use client";

import { useState } from "react";
import { Form } from "@/components/form/form";
import forms from "@/components/form/form.module.css";
import { useSubmit } from "@/components/form/use-submit";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { ClassReply, Learner } from "@/lib/contract/class";
import type { PartProps } from "./class-page";

/** All that can be done with one entry of the list: another name, one with another entry, off the list. */
export function LearnerDialog({
  details,
  onChange,
  learner,
  onClose,
}: PartProps & { learner: Learner; onClose: () => void }) {
  const submit = useSubmit();
  const merge = useSubmit();
  const [name, setName] = useState(learner.name);
  const others = details.learners.filter((other) => other.id !== learner.id);
  const [drop, setDrop] = useState(others[0]?.id ?? "");

  const send = async (
    way: typeof submit,
    path: string,
    method: "POST" | "PATCH" | "DELETE",
    body: object,
  ) => {
    const reply = await way.send<ClassReply>(path, method, { id: details.id, ...body });
    if (!reply?.ok) return;
    onChange(reply.value.class);
    onClose();
  };
  const rename = () => {
    if (name.trim() === "") return submit.fail("Write a name.");
    return send(submit, "/api/classes/learners", "PATCH", { learner: learner.id, name: name.trim() });
  };

  return (
    <Dialog title={learner.name} isOpen onClose={onClose}>
      <Form action="Rename" busyAction="Renaming" submit={submit} onSubmit={() => void rename()}>
        <TextField label="Name" maxLength={100} value={name} onChange={setName} />
      </Form>
      {others.length > 0 && (
        <section className={forms.section} aria-label="Merge">
          <p>
            If the same person is on the list twice, make one entry of both: this one keeps its name, and each
            question keeps one answer. This cannot be undone.
          </p>
          <Form
            action="Merge"
            busyAction="Merging"
            submit={merge}
            onSubmit={() => void send(merge, "/api/classes/merge", "POST", { keep: learner.id, drop })}
            isQuiet
          >
            <Select
              label="The other entry, which goes"
              value={drop}
              onChange={setDrop}
              options={others.map((other) => ({
                value: other.id,
                label: other.name,
                note: other.joinedAt === null ? "not joined yet" : undefined,
              }))}
            />
          </Form>
        </section>
      )}
      <section className={forms.section} aria-label="Remove">
        <p>Off the list, the answers stay, but without a name.</p>
        <Button
          isDisabled={submit.isBusy}
          onPress={() => void send(submit, "/api/classes/learners", "DELETE", { learner: learner.id })}
        >
          Remove from the class
        </Button>
      </section>
    </Dialog>
  );
}
