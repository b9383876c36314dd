"use client";

import { useState } from "react";
import { keep, readKept } from "@/components/poll/kept-text";
import { Segmented } from "@/components/ui/segmented";
import type { LiveView } from "@/lib/contract/live";
import type { Outline } from "@/lib/contract/outline";
import { findClassPlace } from "./find-class-place";
import styles from "./join.module.css";
import { usePatientAsk } from "./use-patient-ask";

const key = "live-reading";
const modes = [
  { value: "along", label: "Follow along" },
  { value: "freely", label: "Read freely" },
] as const;
type Mode = (typeof modes)[number]["value"];

/** The lesson beside the questions: at the class's own place, or wherever one likes. */
export function ClassPlace({ view }: { view: LiveView }) {
  const [mode, setMode] = useState<Mode>(() => (readKept(key) === "freely" ? "freely" : "along"));
  const choose = (next: Mode) => {
    setMode(next);
    keep(key, next);
  };
  return (
    <section className={styles.reading} aria-label="The lesson">
      {!view.ended && <Segmented label="The lesson" value={mode} options={modes} onChange={choose} />}
      {mode === "along" && !view.ended ? <Along view={view} /> : <Beside lesson={view.lesson} />}
    </section>
  );
}

/** Every link leads to the same tab, so that there is one lesson beside the questions and not one for each slide. */
function LessonLink({
  lesson,
  anchor = null,
  children,
}: {
  lesson: string;
  anchor?: string | null;
  children: string;
}) {
  const hash = anchor === null ? "" : `#${anchor}`;
  return (
    <a href={`/lessons/${lesson}${hash}`} target={`lesson-${lesson}`}>
      {children}
    </a>
  );
}

function Beside({ lesson }: { lesson: string }) {
  return (
    <p>
      <LessonLink lesson={lesson}>Read the lesson</LessonLink> in a tab beside this one.
    </p>
  );
}

function Along({ view }: { view: LiveView }) {
  const reply = usePatientAsk<Outline>(`/present/${view.lesson}/outline`, "");
  const place = reply?.ok && view.place !== null ? findClassPlace(reply.value, view.place.slide) : null;
  if (place === null) return <Beside lesson={view.lesson} />;
  return (
    <p role="status">
      The class is at{" "}
      <LessonLink lesson={view.lesson} anchor={place.anchor}>
        {place.section}
      </LessonLink>
    </p>
  );
}
