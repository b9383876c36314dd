"use client";

import { useState } from "react";
import forms from "@/components/form/form.module.css";
import type { Learner } from "@/lib/contract/class";
import styles from "./class.module.css";
import type { PartProps } from "./class-page";
import { ImportNames } from "./import-names";
import { LearnerDialog } from "./learner-dialog";
import { LearnerRow } from "./learner-row";

/** Who is in the class. */
export function Roster(part: PartProps) {
  const { learners } = part.details;
  const [open, setOpen] = useState<Learner | null>(null);
  const joined = learners.filter((learner) => learner.joinedAt !== null).length;
  return (
    <section className={forms.section} aria-labelledby="roster">
      <h2 id="roster">Learners</h2>
      {learners.length === 0 ? (
        <p>Nobody yet. Show the code, or put the names on the list beforehand.</p>
      ) : (
        <>
          <p>
            {joined} of {learners.length} on the list {joined === 1 ? "has" : "have"} joined.
          </p>
          <table className={styles.table} aria-labelledby="roster">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Joined</th>
                {part.mayChange && (
                  <th scope="col">
                    <span className="visually-hidden">Changes</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {learners.map((learner) => (
                <LearnerRow
                  key={learner.id}
                  learner={learner}
                  onEdit={part.mayChange ? () => setOpen(learner) : null}
                />
              ))}
            </tbody>
          </table>
        </>
      )}
      {part.mayChange && <ImportNames {...part} />}
      {open !== null && <LearnerDialog {...part} learner={open} onClose={() => setOpen(null)} />}
    </section>
  );
}
