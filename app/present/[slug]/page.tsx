import type { Metadata } from "next";
import { tagRules } from "@/components/lesson/tag-rules";
import { createTags } from "@/components/lesson/tags";
import { cutSlides } from "@/components/present/cut-slides";
import { listContent } from "@/components/present/list-content";
import { LivePoll } from "@/components/present/live-poll";
import { PoolStage } from "@/components/pooled/lazy";
import { Presentation } from "@/components/present/presentation";
import { compileLesson } from "@/lib/course/compile-lesson";
import { evaluateMdx } from "@/lib/course/evaluate-mdx";
import { getLesson, listSlugs } from "@/lib/course/lessons";

interface Props {
  params: Promise<{ slug: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams() {
  return (await listSlugs()).map((slug) => ({ slug }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await getLesson((await params).slug);
  return { title: `${title}, as slides`, robots: { index: false } };
}

/** A lesson as slides, for a class. */
export default async function Page({ params }: Props) {
  const compiled = await compileLesson((await params).slug, tagRules);
  const { slug, title, question } = compiled.lesson;
  const tags = { ...createTags(compiled, LivePoll), PooledSearch: PoolStage };
  const content = listContent(evaluateMdx(compiled.code), tags);
  // What is for the presenter alone does not come with the page that the room sees.
  const slides = cutSlides(content, tags, compiled.headings, title).map(
    ({ notes: _notes, ...slide }) => slide,
  );
  return <Presentation lesson={{ slug, title, question }} slides={slides} />;
}
