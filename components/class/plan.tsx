"use client";

import Link from "next/link";
import { useState } from "react";
import { Form } from "@/components/form/form";
import forms from "@/components/form/form.module.css";
import { useSubmit } from "@/components/form/use-submit";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { ClassReply } from "@/lib/contract/class";
import type { PartProps } from "./class-page";
import { printOpening } from "./print-opening";
import type { LessonTitle } from "./teach";
import { useNow } from "./use-now";

/** A local time of an input, as UTC; null for none. */
const toUtc = (local: string) => (local === "" ? null : new Date(local).toISOString());

/** Which lessons the class does, and when they are open. */
export function Plan({
  details,
  mayChange,
  onChange,
  lessons,
}: PartProps & { lessons: readonly LessonTitle[] }) {
  const submit = useSubmit();
  const now = useNow();
  const [lesson, setLesson] = useState(lessons[0]?.slug ?? "");
  const [opens, setOpens] = useState("");
  const [closes, setCloses] = useState("");
  const titles = new Map(lessons.map(({ slug, title }) => [slug, title]));
  const order = lessons.map(({ slug }) => slug);
  const openings = details.openings.toSorted((a, b) => order.indexOf(a.lesson) - order.indexOf(b.lesson));

  const send = async (method: "POST" | "DELETE", body: object) => {
    const reply = await submit.send<ClassReply>("/api/classes/openings", method, { id: details.id, ...body });
    if (reply?.ok) onChange(reply.value.class);
  };

  return (
    <section className={forms.section} aria-labelledby="plan">
      <h2 id="plan">Lessons</h2>
      {openings.length === 0 ? (
        <p>No lesson is on the plan. Learners may read the whole course all the same.</p>
      ) : (
        <ul className={forms.list}>
          {openings.map((opening) => (
            <li key={opening.lesson}>
              <span>
                <Link href={`/lessons/${opening.lesson}`}>
                  {titles.get(opening.lesson) ?? opening.lesson}
                </Link>{" "}
                <span className={forms.quiet}>{printOpening(opening, now)}</span>
              </span>
              {mayChange && (
                <Button
                  variant="quiet"
                  isDisabled={submit.isBusy}
                  onPress={() => void send("DELETE", { lesson: opening.lesson })}
                  aria-label={`Take ${titles.get(opening.lesson) ?? opening.lesson} off the plan`}
                >
                  Take off
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <Form
          action="Put on the plan"
          busyAction="Putting it there"
          submit={submit}
          onSubmit={() => void send("POST", { lesson, opensAt: toUtc(opens), closesAt: toUtc(closes) })}
          isQuiet
        >
          <Select
            label="Lesson"
            value={lesson}
            onChange={setLesson}
            options={lessons.map(({ slug, title }) => ({ value: slug, label: title }))}
          />
          <TextField
            label="Opens"
            type="datetime-local"
            description="In your time zone. Empty: at once."
            value={opens}
            onChange={setOpens}
          />
          <TextField
            label="Closes"
            type="datetime-local"
            description="Empty: never."
            value={closes}
            onChange={setCloses}
          />
        </Form>
      )}
    </section>
  );
}
