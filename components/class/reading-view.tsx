"use client";

import { useRouter } from "next/navigation";
import forms from "@/components/form/form.module.css";
import { useAsk } from "@/components/form/use-ask";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { ClassReadingReply } from "@/lib/contract/class-reading";
import { addressOf } from "./class-address";
import type { ViewProps } from "./class-page";
import styles from "./dashboard.module.css";
import { LessonReading } from "./lesson-reading";
import { ReadingMatrix } from "./reading-matrix";
import { Refused } from "./refused";
import { StuckList } from "./stuck-list";

const all = "all";

/** Who has read what, and who may be stuck. */
export function ReadingView({ details, lessons, titles, lesson }: ViewProps) {
  const { id } = details;
  const router = useRouter();
  const { reply, reload } = useAsk<ClassReadingReply>(`/api/classes/reading?class=${id}`);
  if (reply === null) return <p role="status">Looking up what was read.</p>;
  if (!reply.ok) return <Refused reply={reply} onRetry={reload} />;
  const { learners, notJoined } = reply.value;
  if (learners.length === 0) {
    return (
      <p>Nobody has joined yet. Once learners have, it stands here what they read and who may be stuck.</p>
    );
  }
  const opened = new Set([
    ...details.openings.map((opening) => opening.lesson),
    ...learners.flatMap(({ places }) => places.map((place) => place.lesson)),
  ]);
  const columns = lessons.filter(({ slug }) => opened.has(slug));
  return (
    <>
      <StuckList id={id} learners={learners} titles={titles} />
      <section className={forms.section} aria-labelledby="reading">
        <h2 id="reading">Who has read what</h2>
        <div className={styles.tools} data-screen-only>
          <Select
            label="Lesson"
            value={lesson ?? all}
            onChange={(slug) => router.replace(addressOf(id, "reading", slug === all ? undefined : slug))}
            options={[
              { value: all, label: "All lessons" },
              ...lessons.map(({ slug, title }) => ({ value: slug, label: title })),
            ]}
          />
          <Button onPress={() => void reload()}>Look again</Button>
          <a href={`/api/classes/export?class=${id}&what=reading`}>Reading as CSV</a>
        </div>
        {lesson !== null ? (
          <LessonReading id={id} learners={learners} lesson={lesson} />
        ) : columns.length === 0 ? (
          <p>Nobody has read anything yet, and no lesson is on the plan.</p>
        ) : (
          <>
            <ReadingMatrix id={id} learners={learners} lessons={columns} />
            <p className={styles.note}>
              3/6: has reached the third of six sections. read: to the end. Empty: not opened. Shown are the
              lessons on the plan and those that somebody has opened.
              {notJoined > 0 &&
                ` ${notJoined === 1 ? "1 name" : `${notJoined} names`} on the list ${notJoined === 1 ? "has" : "have"} not joined yet.`}
            </p>
          </>
        )}
      </section>
    </>
  );
}
