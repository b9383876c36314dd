"use client";

import { useState, useSyncExternalStore } from "react";
import { Form } from "@/components/form/form";
import forms from "@/components/form/form.module.css";
import { useAsk } from "@/components/form/use-ask";
import { useSubmit } from "@/components/form/use-submit";
import { TextField } from "@/components/ui/text-field";
import type { JoinedClass, JoinedReply } from "@/lib/contract/class";
import { JoinedClasses } from "./joined-classes";
import type { LessonTitle } from "./teach";

function subscribeToHash(onChange: () => void): () => void {
  addEventListener("hashchange", onChange);
  return () => removeEventListener("hashchange", onChange);
}

/** The code that a link or a QR code brings after the "#". */
function useCodeOfLink(): string {
  return useSyncExternalStore(
    subscribeToHash,
    () => location.hash.slice(1, 41),
    () => "",
  );
}

/** Where learners come in: a code, a name, and from then on what the class reads. */
export function Join({ lessons }: { lessons: readonly LessonTitle[] }) {
  const submit = useSubmit();
  const brought = useCodeOfLink();
  const { reply } = useAsk<JoinedReply>("/api/classes/join");
  const [changed, setChanged] = useState<JoinedClass[] | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [name, setName] = useState("");
  const code = typed ?? brought;
  const classes = changed ?? (reply?.ok ? reply.value.classes : []);

  const join = async () => {
    if (code.trim() === "") return submit.fail("Write the code that your class was shown.");
    if (name.trim() === "") return submit.fail("Write your name, as your class knows you.");
    const body = { code: code.trim(), name: name.trim() };
    const joined = await submit.send<JoinedReply>("/api/classes/join", "POST", body);
    if (!joined?.ok) return;
    setTyped("");
    setChanged(joined.value.classes);
  };

  return (
    <>
      {classes.length > 0 && <JoinedClasses classes={classes} lessons={lessons} onChange={setChanged} />}
      <section className={forms.section} aria-labelledby="join-form">
        <h2 id="join-form">{classes.length > 0 ? "Join another class" : "Join a class"}</h2>
        <p>
          No account is needed. Those who teach the class see your name and your answers, also the ones from
          before in this browser.
        </p>
        <Form action="Join" busyAction="Joining" submit={submit} onSubmit={() => void join()}>
          <TextField
            label="Code"
            description="Eight letters and digits, such as 7KQ2 M9XD."
            autoComplete="off"
            maxLength={40}
            value={code}
            onChange={setTyped}
          />
          <TextField label="Name" autoComplete="name" maxLength={100} value={name} onChange={setName} />
        </Form>
      </section>
    </>
  );
}
