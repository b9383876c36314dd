"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Form } from "@/components/form/form";
import forms from "@/components/form/form.module.css";
import { useSubmit } from "@/components/form/use-submit";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { ClassReply, NewClassReply } from "@/lib/contract/class";
import type { PartProps } from "./class-page";

/** The class itself: its name, a copy for another term, and the archive. */
export function ClassSettings({ details, onChange }: PartProps) {
  const submit = useSubmit();
  const router = useRouter();
  const [name, setName] = useState(details.name);
  const [term, setTerm] = useState(details.term);
  const title = { name: name.trim(), term: term.trim() };

  const change = async (wish: object) => {
    const reply = await submit.send<ClassReply>("/api/classes", "PATCH", { id: details.id, change: wish });
    if (reply?.ok) onChange(reply.value.class);
  };
  const rename = () => (title.name === "" ? submit.fail("Give the class a name.") : change(title));
  const copy = async () => {
    if (title.name === "") return submit.fail("Give the class a name.");
    const body = { id: details.id, ...title };
    const reply = await submit.send<NewClassReply>("/api/classes/copy", "POST", body);
    if (reply?.ok) router.push(`/teach?class=${reply.value.id}`);
  };

  return (
    <section className={forms.section} aria-labelledby="settings">
      <h2 id="settings">The class itself</h2>
      <Form action="Save" busyAction="Saving" submit={submit} onSubmit={() => void rename()} isQuiet>
        <TextField label="Name" maxLength={100} value={name} onChange={setName} />
        <TextField label="Term" maxLength={50} value={term} onChange={setTerm} />
      </Form>
      <p className={`${forms.quiet} ${forms.after}`}>
        A copy has this name and term, the same staff and lessons, a code of its own, and no learners. An
        archived class stays as it is, but nobody can join it.
      </p>
      <div className={forms.actions}>
        <Button isDisabled={submit.isBusy} onPress={() => void copy()}>
          Copy to a new term
        </Button>
        <Button isDisabled={submit.isBusy} onPress={() => void change({ archived: !details.isArchived })}>
          {details.isArchived ? "Take out of the archive" : "Archive"}
        </Button>
      </div>
    </section>
  );
}
