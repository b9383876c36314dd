"use client";

import { useEffect, useState } from "react";
import forms from "@/components/form/form.module.css";
import { printDate } from "@/components/form/print-date";
import { useAsk } from "@/components/form/use-ask";
import { useSubmit } from "@/components/form/use-submit";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { nameExercise } from "@/lib/contract/assignment";
import type { GradebookReply, RegradesReply } from "@/lib/contract/gradebook";
import shared from "../dashboard.module.css";
import { RegradeItem } from "./regrade-item";

/** Milliseconds between two looks at one that is under way. */
const interval = 2000;

const path = "/api/classes/grades/regrades";

/** The exercises of a gradebook, each once. */
function listExercises({ sets }: GradebookReply) {
  const all = sets.flatMap(({ columns }) => columns);
  return [...new Map(all.map((column) => [`${column.lesson}/${column.exercise}`, column])).entries()];
}

/** Grading once more what was handed in: what it would change, before it does. */
export function Regrades({
  id,
  book,
  mayChange,
  titles,
  onCommitted,
}: {
  id: string;
  book: GradebookReply;
  mayChange: boolean;
  titles: ReadonlyMap<string, string>;
  onCommitted: () => Promise<void>;
}) {
  const { reply, reload } = useAsk<RegradesReply>(`${path}?class=${id}`);
  const submit = useSubmit();
  const exercises = listExercises(book);
  const [wanted, setWanted] = useState(exercises[0]?.[0] ?? "");
  const regrades = reply?.ok ? reply.value.regrades : [];
  const isUnderWay = regrades.some(({ done, total }) => done < total);

  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => void reload(), interval);
    return () => clearInterval(timer);
  }, [isUnderWay, reload]);

  const send = async (method: "POST" | "PATCH" | "DELETE", body: object) => {
    const done = await submit.send<RegradesReply>(path, method, { id, ...body });
    if (!done?.ok) return;
    await reload();
    if (method === "PATCH") await onCommitted();
  };
  const start = (place: string) => {
    const [lesson = "", exercise = ""] = place.split("/");
    return send("POST", { lesson, exercise });
  };
  return (
    <section className={forms.section} aria-labelledby="regrades">
      <h2 id="regrades">Grade again</h2>
      <p>
        After an exercise’s grader or its hidden examples were changed, all that this class has handed in for
        it can be graded once more. You see old and new first; no score changes before you take them over.
      </p>
      {book.changed.map(({ lesson, exercise, grades }) => (
        <p key={`${lesson}/${exercise}`} role="status">
          The grader of “{nameExercise(exercise)}” has changed since:{" "}
          {grades === 1 ? "1 grade may differ." : `${grades} grades may differ.`}
        </p>
      ))}
      {mayChange && (
        <div className={shared.tools}>
          <Select
            label="Exercise"
            value={wanted}
            onChange={setWanted}
            options={exercises.map(([place, { lesson, exercise }]) => ({
              value: place,
              label: nameExercise(exercise),
              note: titles.get(lesson) ?? lesson,
            }))}
          />
          <Button isDisabled={submit.isBusy} onPress={() => void start(wanted)}>
            Grade again
          </Button>
        </div>
      )}
      <p className={forms.error} role="alert">
        {submit.error ?? (reply?.ok === false ? reply.message : null)}
      </p>
      {regrades.length > 0 && (
        <ul className={shared.sessions}>
          {regrades.map((regrade) => (
            <RegradeItem
              key={regrade.id}
              regrade={regrade}
              title={`${nameExercise(regrade.exercise)}, ${printDate(regrade.startedAt)}`}
              isBusy={submit.isBusy}
              onCommit={mayChange ? () => void send("PATCH", { regrade: regrade.id }) : null}
              onDiscard={() => void send("DELETE", { regrade: regrade.id })}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
