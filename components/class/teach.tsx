"use client";

import { useSearchParams } from "next/navigation";
import { ClassList } from "./class-list";
import { ClassPage } from "./class-page";

/** A lesson that a class may have on its plan. */
export interface LessonTitle {
  slug: string;
  title: string;
}

/** One's classes, or one of them: the address says which, `/teach?class=<id>`. */
export function Teach({ lessons }: { lessons: readonly LessonTitle[] }) {
  const id = useSearchParams().get("class");
  return id === null ? <ClassList /> : <ClassPage key={id} id={id} lessons={lessons} />;
}
