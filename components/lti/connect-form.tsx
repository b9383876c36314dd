"use client";

import Link from "next/link";
import { useState } from "react";
import { Form } from "@/components/form/form";
import forms from "@/components/form/form.module.css";
import { useSubmit } from "@/components/form/use-submit";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { TextField } from "@/components/ui/text-field";
import type { ConnectedReply, OfferReply } from "@/lib/contract/lti";

const newClass = "new";

/** One choice: the class that the course's learners join. */
export function ConnectForm({ ticket, offer }: { ticket: string; offer: OfferReply }) {
  const submit = useSubmit();
  const [choice, setChoice] = useState(offer.classes[0]?.id ?? newClass);
  const [name, setName] = useState(offer.course.slice(0, 100));
  const [teachersAssist, setAssist] = useState(false);
  const [done, setDone] = useState<ConnectedReply | null>(null);
  const options = [
    ...offer.classes.map(({ id, name: title, term }) => ({
      value: id,
      label: [title, term].filter(Boolean).join(", "),
    })),
    ...(offer.mayCreate ? [{ value: newClass, label: "A new class" }] : []),
  ];

  const connect = async () => {
    if (choice === newClass && name.trim() === "") return submit.fail("Give the class a name.");
    const wish = choice === newClass ? { name: name.trim() } : { id: choice };
    const body = { ticket, class: wish, teachersAssist };
    const reply = await submit.send<ConnectedReply>("/api/lti/courses", "POST", body);
    if (reply?.ok) setDone(reply.value);
  };

  if (done !== null) {
    return (
      <>
        <p role="status">
          {offer.course} is connected: whoever opens a link of it as a learner joins the class.
        </p>
        <p>
          <Link href={`/teach?class=${done.class}`}>The class</Link> ·{" "}
          <a href={done.next}>Where the link leads</a>
        </p>
      </>
    );
  }
  if (options.length === 0) {
    return (
      <p>
        You teach no class here with which {offer.course} could be connected. Ask an instructor of the class
        to open this link.
      </p>
    );
  }
  return (
    <>
      <p>
        You come from <b>{offer.course}</b> on {offer.platform}. Its learners join one class here, under the
        name that the platform gives, and need no account.
      </p>
      <Form action="Connect" busyAction="Connecting" submit={submit} onSubmit={() => void connect()}>
        <Select label="Class" value={choice} onChange={setChoice} options={options} />
        {choice === newClass && (
          <TextField label="Name of the class" maxLength={100} value={name} onChange={setName} />
        )}
        <Switch
          label="Who teaches the course there, and has an account here, becomes an assistant of the class"
          isSelected={teachersAssist}
          onChange={setAssist}
        />
      </Form>
      <p className={`${forms.quiet} ${forms.after}`}>
        Assistants see the class and its answers, and change nothing. You can undo all of this on the
        class&rsquo;s page.
      </p>
    </>
  );
}
