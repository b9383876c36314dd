"use client";

import Link from "next/link";
import forms from "@/components/form/form.module.css";
import { useAsk } from "@/components/form/use-ask";
import type { ClassesReply, ClassSummary } from "@/lib/contract/class";
import { CreateClass } from "./create-class";
import { Refused } from "./refused";

function Row({ summary }: { summary: ClassSummary }) {
  const { id, name, term, learners, isArchived } = summary;
  return (
    <li>
      <span>
        <Link href={`/teach?class=${id}`}>{name}</Link>
        {term && `, ${term}`}
        {isArchived && " (archived)"}
      </span>
      <span className={forms.quiet}>{learners === 1 ? "1 learner" : `${learners} learners`}</span>
    </li>
  );
}

export function ClassList() {
  const { reply, reload } = useAsk<ClassesReply>("/api/classes");
  return (
    <>
      <h1>Your classes</h1>
      {reply === null && <p role="status">Looking up your classes.</p>}
      {reply !== null && !reply.ok && <Refused reply={reply} onRetry={reload} />}
      {reply?.ok && (
        <>
          {reply.value.classes.length === 0 ? (
            <p>You have no class yet.</p>
          ) : (
            <ul className={forms.list}>
              {reply.value.classes.map((summary) => (
                <Row key={summary.id} summary={summary} />
              ))}
            </ul>
          )}
          {reply.value.mayCreate && <CreateClass />}
        </>
      )}
    </>
  );
}
