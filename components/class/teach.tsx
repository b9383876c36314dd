"use client";

import { useSearchParams } from "next/navigation";
import type { ClassView } from "./class-address";
import { ClassList } from "./class-list";
import { ClassPage } from "./class-page";

/** A lesson that a class may have on its plan. */
export interface LessonTitle {
  slug: string;
  title: string;
}

const views: readonly string[] = [
  "reading",
  "questions",
  "sessions",
  "assignments",
  "grades",
] satisfies ClassView[];

function readView(text: string | null): ClassView {
  return text !== null && views.includes(text) ? (text as ClassView) : "class";
}

/** One's classes, or one of them: the address says which and which part of it, `/teach?class=<id>&view=reading`. */
export function Teach({ lessons }: { lessons: readonly LessonTitle[] }) {
  const query = useSearchParams();
  const id = query.get("class");
  if (id === null) return <ClassList />;
  const slug = query.get("lesson");
  const place = {
    id,
    view: readView(query.get("view")),
    lesson: lessons.some((lesson) => lesson.slug === slug) ? slug : null,
    learner: query.get("learner"),
    set: query.get("set"),
  };
  return <ClassPage key={id} place={place} lessons={lessons} />;
}
