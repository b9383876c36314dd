"use client";

import { useState } from "react";
import forms from "@/components/form/form.module.css";
import { useAsk } from "@/components/form/use-ask";
import { nameExercise } from "@/lib/contract/assignment";
import type { ExerciseStatistics, StatisticsReply } from "@/lib/contract/gradebook";
import shared from "../dashboard.module.css";
import { Refused } from "../refused";

function Row({ item }: { item: ExerciseStatistics }) {
  const { set, exercise, learners, tried, full, meanShare, medianAttempts, messages } = item;
  return (
    <tr>
      <th scope="row">
        {nameExercise(exercise)}
        <br />
        <span className={forms.quiet}>{set}</span>
      </th>
      <td className={shared.count}>
        {tried} of {learners}
      </td>
      <td className={shared.count}>{meanShare === null ? "–" : `${Math.round(100 * meanShare)} %`}</td>
      <td>{full}</td>
      <td>{medianAttempts ?? "–"}</td>
      <td>
        {messages.length === 0
          ? "–"
          : messages.map(({ text, learners: count }) => (
              <p key={text} className={shared.told}>
                {text} ({count})
              </p>
            ))}
      </td>
    </tr>
  );
}

function StatisticsTable({ id }: { id: string }) {
  const { reply, reload } = useAsk<StatisticsReply>(`/api/classes/grades/statistics?class=${id}`);
  if (reply === null) return <p role="status">Counting.</p>;
  if (!reply.ok) return <Refused reply={reply} onRetry={reload} />;
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={shared.wide} role="region" aria-label="How the exercises go" tabIndex={0}>
      <table className={shared.list}>
        <thead>
          <tr>
            <th scope="col">Exercise</th>
            <th scope="col">Tried by</th>
            <th scope="col">Mean</th>
            <th scope="col">All points</th>
            <th scope="col">Attempts, median</th>
            <th scope="col">Told most often, to how many learners</th>
          </tr>
        </thead>
        <tbody>
          {reply.value.exercises.map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How each assigned exercise goes, counted when it is opened. */
export function Statistics({ id }: { id: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={forms.section} aria-labelledby="statistics">
      <h2 id="statistics">How the exercises go</h2>
      <details className={shared.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Who has tried them, how they came out, and what went wrong most often</summary>
        {isOpen && <StatisticsTable id={id} />}
      </details>
    </section>
  );
}
