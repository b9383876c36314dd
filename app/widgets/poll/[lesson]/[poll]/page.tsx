import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PollView } from "@/components/poll/poll";
import { getLesson, listSlugs } from "@/lib/course/lessons";
import { loadPolls, publicPoll } from "@/lib/course/polls";
import styles from "../../../[name]/page.module.css";

interface Props {
  params: Promise<{ lesson: string; poll: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams() {
  const slugs = await listSlugs();
  const polls = await Promise.all(
    slugs.map(async (lesson) => (await loadPolls(lesson)).map(({ id }) => ({ lesson, poll: id }))),
  );
  return polls.flat();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lesson } = await params;
  return { title: `A poll from ${(await getLesson(lesson)).title}` };
}

/** One poll alone on a page: for frames in other sites. */
export default async function Page({ params }: Props) {
  const { lesson, poll: id } = await params;
  const poll = (await loadPolls(lesson)).find((candidate) => candidate.id === id);
  if (poll === undefined) notFound();
  const { title } = await getLesson(lesson);
  return (
    <main id="content" className={styles.page}>
      <h1 className={styles.title}>A question from {title}</h1>
      <PollView lesson={lesson} poll={publicPoll(poll)} />
      <p className={styles.home} data-screen-only>
        From the lesson <a href={`/lessons/${lesson}`}>{title}</a>
      </p>
    </main>
  );
}
