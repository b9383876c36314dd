"use client";

import Link from "next/link";
import { useState } from "react";
import { useAsk } from "@/components/form/use-ask";
import type { AssignmentsReply } from "@/lib/contract/assignment";
import { addressOfSet } from "../class-address";
import type { ViewProps } from "../class-page";
import { Refused } from "../refused";
import styles from "./assignments.module.css";
import { SetForm } from "./set-form";
import { SetList } from "./set-list";

/** What each part of the page is given. `onChange` takes the assignments as the server has them after a change. */
export interface SetsProps {
  /** The class. */
  id: string;
  reply: AssignmentsReply;
  titles: ReadonlyMap<string, string>;
  onChange: (reply: AssignmentsReply) => void;
}

/** What is assigned to a class; `set` is the one that is being changed, or "new". */
export function AssignmentsView({ details, titles, set }: ViewProps & { set: string | null }) {
  const { id } = details;
  const { reply, reload } = useAsk<AssignmentsReply>(`/api/classes/assignments?class=${id}`);
  const [changed, setChanged] = useState<AssignmentsReply | null>(null);
  if (reply === null) return <p role="status">Looking up the assignments.</p>;
  if (!reply.ok) return <Refused reply={reply} onRetry={reload} />;
  const mayChange = details.role === "instructor";
  const part: SetsProps = { id, reply: changed ?? reply.value, titles, onChange: setChanged };
  const open = part.reply.sets.find((each) => each.id === set) ?? null;
  if (mayChange && set !== null && (set === "new" || open !== null))
    return <SetForm key={set} {...part} set={open} />;
  return (
    <section aria-labelledby="assignments">
      <h2 id="assignments">Assignments</h2>
      {set !== null && mayChange && <p role="alert">The class has no such assignment any more.</p>}
      {part.reply.sets.length === 0 ? (
        <p>Nothing is assigned yet. Exercises in the lessons are open to everybody as practice.</p>
      ) : (
        <SetList {...part} learners={details.learners} mayChange={mayChange} />
      )}
      {mayChange && (
        <p>
          <Link href={addressOfSet(id, "new")} className={styles.act}>
            Assign exercises
          </Link>
        </p>
      )}
    </section>
  );
}
