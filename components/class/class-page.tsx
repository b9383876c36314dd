"use client";

import Link from "next/link";
import { useState } from "react";
import forms from "@/components/form/form.module.css";
import { useAsk } from "@/components/form/use-ask";
import type { ClassDetails, ClassReply } from "@/lib/contract/class";
import { AssignmentsView } from "./assignments/assignments-view";
import styles from "./class.module.css";
import type { ClassView } from "./class-address";
import { ClassNav } from "./class-nav";
import { ClassSettings } from "./class-settings";
import { ConnectedCourses } from "./connected-courses";
import { GradesView } from "./grades/grades-view";
import { JoinCode } from "./join-code";
import { LearnerView } from "./learner-view";
import { Plan } from "./plan";
import { QuestionsView } from "./questions-view";
import { ReadingView } from "./reading-view";
import { Refused } from "./refused";
import { Roster } from "./roster";
import { SessionsView } from "./sessions-view";
import { Staff } from "./staff";
import type { LessonTitle } from "./teach";

/** What each part of a class's page is given. `onChange` takes the class as the server has it after a change. */
export interface PartProps {
  details: ClassDetails;
  mayChange: boolean;
  onChange: (details: ClassDetails) => void;
}

/** What each part of the page that looks on is given. */
export interface ViewProps {
  details: ClassDetails;
  lessons: readonly LessonTitle[];
  /** Titles by slug, in the order of the course. */
  titles: ReadonlyMap<string, string>;
  /** The lesson that the address names. */
  lesson: string | null;
}

/** What the address says of a class's page. */
export interface ClassPlace {
  id: string;
  view: ClassView;
  lesson: string | null;
  learner: string | null;
  /** The set of exercises that is being changed, or "new". */
  set: string | null;
}

export function ClassPage({ place, lessons }: { place: ClassPlace; lessons: readonly LessonTitle[] }) {
  const { reply, reload } = useAsk<ClassReply>(`/api/classes?class=${encodeURIComponent(place.id)}`);
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
  return (
    <>
      <p className={styles.path} data-screen-only>
        <Link href="/teach">Your classes</Link>
      </p>
      <h1>{details.name}</h1>
      <p className={forms.quiet}>
        {[details.term, details.isArchived ? "archived" : "", `you are ${details.role}`]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <ClassNav id={details.id} view={place.learner === null ? place.view : null} />
      <Part place={place} details={details} lessons={lessons} onChange={setChanged} />
    </>
  );
}

/** The part of the page that the address names. */
function Part({
  place,
  lessons,
  ...given
}: Omit<PartProps, "mayChange"> & { place: ClassPlace; lessons: readonly LessonTitle[] }) {
  const { details } = given;
  const titles = new Map(lessons.map(({ slug, title }) => [slug, title]));
  const look: ViewProps = { details, lessons, titles, lesson: place.lesson };
  if (place.learner !== null) return <LearnerView key={place.learner} {...look} learner={place.learner} />;
  if (place.view === "reading") return <ReadingView {...look} />;
  if (place.view === "questions") return <QuestionsView {...look} />;
  if (place.view === "sessions") return <SessionsView {...look} />;
  if (place.view === "assignments") return <AssignmentsView {...look} set={place.set} />;
  if (place.view === "grades") return <GradesView {...look} />;
  const part: PartProps = { ...given, mayChange: details.role === "instructor" };
  return (
    <>
      <JoinCode {...part} />
      <Roster {...part} />
      <Plan {...part} lessons={lessons} />
      <Staff {...part} />
      <ConnectedCourses details={details} mayChange={part.mayChange} />
      {part.mayChange && <ClassSettings key={`${details.name} ${details.term}`} {...part} />}
    </>
  );
}
