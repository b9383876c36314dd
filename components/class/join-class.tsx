"use client";

import Link from "next/link";
import { useState } from "react";
import { Form } from "@/components/form/form";
import { useSubmit } from "@/components/form/use-submit";
import { beginReporting } from "@/components/lesson/report-reading";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { JoinedClass, JoinedReply } from "@/lib/contract/class";

/** What stands between a class's code and the class: a name, and what those who teach it will see. */
export function JoinClass({
  code,
  name: className,
  term,
  onJoined,
  onLeave,
}: {
  code: string;
  name: string;
  term: string;
  onJoined: (classes: JoinedClass[]) => void;
  onLeave: () => void;
}) {
  const submit = useSubmit();
  const [name, setName] = useState("");
  const join = async () => {
    if (name.trim() === "") return submit.fail("Write your name, as your class knows you.");
    const body = { code, name: name.trim() };
    const joined = await submit.send<JoinedReply>("/api/classes/join", "POST", body);
    if (!joined?.ok) return;
    beginReporting();
    onJoined(joined.value.classes);
  };
  return (
    <>
      <h1>
        Join {className}
        {term && `, ${term}`}
      </h1>
      <p>
        No account is needed. Those who teach the class see your name, how far you have read each lesson and
        when you last read on, your answers to its questions, and what you hand in for exercises that it
        assigns: from now on, and from before in this browser. How far you read is deleted when you leave your
        last class. <Link href="/privacy">What is kept of whom</Link>
      </p>
      <Form action="Join the class" busyAction="Joining" submit={submit} onSubmit={() => void join()}>
        <TextField label="Your name" autoComplete="name" maxLength={100} value={name} onChange={setName} />
      </Form>
      <Button variant="quiet" onPress={onLeave}>
        Another code
      </Button>
    </>
  );
}
