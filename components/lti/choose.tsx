"use client";

import { useDeferredValue, useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import { TextField } from "@/components/ui/text-field";
import { printTarget, type LtiTarget } from "@/lib/contract/lti";
import styles from "./choose.module.css";
import { useTicket } from "./use-ticket";

export interface Choice {
  lesson: string;
  title: string;
  polls: readonly { id: string; text: string }[];
  exercises: readonly { id: string; text: string }[];
}

interface Entry {
  target: LtiTarget;
  label: string;
  text: string;
}

function listEntries({ lesson, title, polls, exercises }: Choice, points: "answer" | "right"): Entry[] {
  return [
    { target: { kind: "lesson", lesson }, label: "The whole lesson", text: title },
    ...polls.map(({ id, text }) => ({
      target: { kind: "poll" as const, lesson, item: id, points },
      label: "Poll",
      text,
    })),
    ...exercises.map(({ id, text }) => ({
      target: { kind: "exercise" as const, lesson, item: id },
      label: "Exercise",
      text,
    })),
  ];
}

/** What a link of a learning platform leads to: one press takes it there. The form leaves the page, so it is a real one. */
export function Choose({ choices }: { choices: readonly Choice[] }) {
  const ticket = useTicket();
  const [words, setWords] = useState("");
  const [points, setPoints] = useState<"answer" | "right">("answer");
  const asked = useDeferredValue(words).toLowerCase().split(/\s+/).filter(Boolean);
  if (ticket === "") {
    return <p>This page opens from a learning platform, where a link to this course is added.</p>;
  }
  const isFound = (title: string, { text, label }: Entry) => {
    const all = `${title} ${label} ${text}`.toLowerCase();
    return asked.every((word) => all.includes(word));
  };
  const found = choices.flatMap((choice) => {
    const entries = listEntries(choice, points).filter((entry) => isFound(choice.title, entry));
    return entries.length === 0 ? [] : [{ ...choice, entries }];
  });
  return (
    <>
      <div className={styles.controls}>
        <TextField label="Search" type="search" autoComplete="off" value={words} onChange={setWords} />
        <Segmented
          label="A poll's point is for"
          value={points}
          onChange={setPoints}
          options={[
            { value: "answer", label: "an answer" },
            { value: "right", label: "a right answer" },
          ]}
        />
      </div>
      <p role="status" className={styles.count}>
        {found.length === 0
          ? "Nothing has all of these words."
          : `In ${found.length} of ${choices.length} lessons.`}
      </p>
      <form method="post" action="/api/lti/deep-link">
        <input type="hidden" name="ticket" value={ticket ?? ""} />
        {found.map(({ lesson, title, entries }) => (
          <section key={lesson} aria-labelledby={`lesson-${lesson}`}>
            <h2 id={`lesson-${lesson}`} className={styles.lesson}>
              {title}
            </h2>
            <ul className={styles.entries}>
              {entries.map(({ target, label, text }) => {
                const address = printTarget(target);
                return (
                  <li key={address}>
                    <button name="target" value={address} className={styles.entry} disabled={ticket === null}>
                      <span className={styles.kind}>{label}</span> {target.kind !== "lesson" && text}
                    </button>
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
      </form>
    </>
  );
}
