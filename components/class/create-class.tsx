"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Form } from "@/components/form/form";
import forms from "@/components/form/form.module.css";
import { useSubmit } from "@/components/form/use-submit";
import { TextField } from "@/components/ui/text-field";
import type { NewClassReply } from "@/lib/contract/class";

export function CreateClass() {
  const submit = useSubmit();
  const router = useRouter();
  const [name, setName] = useState("");
  const [term, setTerm] = useState("");
  const create = async () => {
    if (name.trim() === "") return submit.fail("Give the class a name.");
    const reply = await submit.send<NewClassReply>("/api/classes", "POST", {
      name: name.trim(),
      term: term.trim(),
    });
    if (reply?.ok) router.push(`/teach?class=${reply.value.id}`);
  };
  return (
    <section className={forms.section} aria-labelledby="new-class">
      <h2 id="new-class">A new class</h2>
      <Form action="Make the class" busyAction="Making it" submit={submit} onSubmit={() => void create()}>
        <TextField label="Name" maxLength={100} value={name} onChange={setName} />
        <TextField
          label="Term"
          description="Such as Autumn 2026; may be empty."
          maxLength={50}
          value={term}
          onChange={setTerm}
        />
      </Form>
    </section>
  );
}
