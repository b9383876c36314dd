"use client";

import Link from "next/link";
import { useState } from "react";
import forms from "@/components/form/form.module.css";
import { useAsk } from "@/components/form/use-ask";
import type { ClassDetails, ClassReply } from "@/lib/contract/class";
import styles from "./class.module.css";
import { ClassSettings } from "./class-settings";
import { ConnectedCourses } from "./connected-courses";
import { JoinCode } from "./join-code";
import { Plan } from "./plan";
import { Refused } from "./refused";
import { Roster } from "./roster";
import { Staff } from "./staff";
import type { LessonTitle } from "./teach";

/** What each part of a class's page is given. `onChange` takes the class as the server has it after a change. */
export interface PartProps {
  details: ClassDetails;
  mayChange: boolean;
  onChange: (details: ClassDetails) => void;
}

export function ClassPage({ id, lessons }: { id: string; lessons: readonly LessonTitle[] }) {
  const { reply, reload } = useAsk<ClassReply>(`/api/classes?class=${encodeURIComponent(id)}`);
  const [changed, setChanged] = useState<ClassDetails | null>(null);
  const details = changed ?? (reply?.ok ? reply.value.class : null);
  if (details === null) {
    return (
      <>
        <h1>A class</h1>
        {reply?.ok === false ? (
          <Refused reply={reply} onRetry={reload} />
        ) : (
          <p role="status">Looking up the class.</p>
        )}
      </>
    );
  }
  const part: PartProps = { details, mayChange: details.role === "instructor", onChange: setChanged };
  return (
    <>
      <p className={styles.path}>
        <Link href="/teach">Your classes</Link>
      </p>
      <h1>{details.name}</h1>
      <p className={forms.quiet}>
        {[details.term, details.isArchived ? "archived" : "", `you are ${details.role}`]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <JoinCode {...part} />
      <Roster {...part} />
      <Plan {...part} lessons={lessons} />
      <Staff {...part} />
      <ConnectedCourses details={details} mayChange={part.mayChange} />
      {part.mayChange && <ClassSettings key={`${details.name} ${details.term}`} {...part} />}
    </>
  );
}
