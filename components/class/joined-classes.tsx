"use client";

import Link from "next/link";
import forms from "@/components/form/form.module.css";
import { useSubmit } from "@/components/form/use-submit";
import { Button } from "@/components/ui/button";
import type { JoinedClass, JoinedReply } from "@/lib/contract/class";
import { OwnAssignments } from "./assignments/own-assignments";
import { useOwnAssignments } from "./assignments/use-own-assignments";
import { printOpening } from "./print-opening";
import type { LessonTitle } from "./teach";
import { useNow } from "./use-now";

/** The classes that this browser is in, each with its lessons. */
export function JoinedClasses({
  classes,
  lessons,
  onChange,
}: {
  classes: readonly JoinedClass[];
  lessons: readonly LessonTitle[];
  onChange: (classes: JoinedClass[]) => void;
}) {
  const submit = useSubmit();
  const now = useNow();
  const assigned = useOwnAssignments(classes.map(({ id }) => id));
  const titles = new Map(lessons.map(({ slug, title }) => [slug, title]));
  const leave = async (id: string) => {
    const reply = await submit.send<JoinedReply>("/api/classes/join", "DELETE", { id });
    if (reply?.ok) onChange(reply.value.classes);
  };
  return classes.map(({ id, name, term, learner, openings }) => (
    <section key={id} className={forms.section} aria-labelledby={`class-${id}`}>
      <h2 id={`class-${id}`}>
        {name}
        {term && `, ${term}`}
      </h2>
      <p role="status">You are in this class as {learner}.</p>
      <p className={forms.quiet}>
        Those who teach it see how far you read and what you answer.{" "}
        <Link href="/privacy">What is kept of whom</Link>
      </p>
      {openings.length === 0 ? (
        <p>
          It has no plan of lessons yet: the <Link href="/">course</Link> is open to you.
        </p>
      ) : (
        <ul className={forms.list}>
          {openings.map((opening) => (
            <li key={opening.lesson}>
              <Link href={`/lessons/${opening.lesson}`}>{titles.get(opening.lesson) ?? opening.lesson}</Link>
              <span className={forms.quiet}>{printOpening(opening, now)}</span>
            </li>
          ))}
        </ul>
      )}
      {assigned.fault !== null && <p role="alert">{assigned.fault}</p>}
      {assigned.classes
        .filter((own) => own.id === id)
        .map((own) => (
          <OwnAssignments key={id} own={own} onChange={assigned.setReply} />
        ))}
      <Button variant="quiet" isDisabled={submit.isBusy} onPress={() => void leave(id)}>
        Leave this class
      </Button>
      <p className={forms.error} role="alert">
        {submit.error}
      </p>
    </section>
  ));
}
