import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { createElement } from "react";
import { DevReload } from "@/components/lesson/dev-reload";
import { LessonPage } from "@/components/lesson/lesson-page";
import { tagRules } from "@/components/lesson/tag-rules";
import { createTags } from "@/components/lesson/tags";
import { compileLesson } from "@/lib/course/compile-lesson";
import { evaluateMdx } from "@/lib/course/evaluate-mdx";
import { listLessons, listSlugs } from "@/lib/course/lessons";
import { findNeighbours, getOutline } from "@/lib/course/outline";

interface Props {
  params: Promise<{ slug: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams() {
  return (await listSlugs()).map((slug) => ({ slug }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const lesson = (await listLessons()).find((candidate) => candidate.slug === slug);
  return { title: lesson?.title, description: lesson?.summary };
}

export default async function Page({ params }: Props) {
  const { slug } = await params;
  const lessons = await listLessons();
  if (!lessons.some((lesson) => lesson.slug === slug)) notFound();
  const compiled = await compileLesson(slug, tagRules);
  const { lesson } = compiled;
  const session = (await getOutline()).find((candidate) => candidate.session === lesson.session);
  return (
    <LessonPage
      compiled={compiled}
      sessionTitle={session?.title ?? ""}
      prerequisites={lessons.filter((other) => lesson.prerequisites.includes(other.slug))}
      {...findNeighbours(lessons, slug)}
    >
      {createElement(evaluateMdx(compiled.code), { components: createTags(compiled) })}
      {process.env.NODE_ENV === "development" && <DevReload />}
    </LessonPage>
  );
}
