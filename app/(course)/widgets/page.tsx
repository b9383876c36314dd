import type { Metadata } from "next";
import Link from "next/link";
import { Fragment } from "react";
import { definitions } from "@/components/widgets/definitions";
import { listLessons } from "@/lib/course/lessons";
import { loadPolls } from "@/lib/course/polls";
import styles from "./page.module.css";

export const metadata: Metadata = {
  title: "Instruments",
  description:
    "Every instrument and poll of the course alone on a page, to link to or to put into a page of your own.",
};

export default async function Page() {
  const lessons = await Promise.all(
    (await listLessons()).map(async (lesson) => ({ lesson, polls: await loadPolls(lesson.slug) })),
  );
  return (
    <main id="content" className={styles.page}>
      <h1>Instruments</h1>
      <p>
        Each stands alone at its own address, and opens in the state that its <em>Copy link</em> gives. To put
        one into a page of your own, use a frame:{" "}
        <code>{'<iframe src="…/widgets/network-sizer" title="Network sizer">'}</code>.
      </p>
      <ul className={styles.list}>
        {definitions.map(({ name, title, summary }) => (
          <li key={name}>
            <Link href={`/widgets/${name}`}>{title}</Link>
            <p>{summary}</p>
          </li>
        ))}
      </ul>
      <h2>Polls</h2>
      <ul className={styles.list}>
        {lessons
          .filter(({ polls }) => polls.length > 0)
          .map(({ lesson, polls }) => (
            <li key={lesson.slug}>
              {lesson.title}
              <p>
                {polls.map(({ id }, index) => (
                  <Fragment key={id}>
                    {index > 0 && ", "}
                    <Link href={`/widgets/poll/${lesson.slug}/${id}`}>{id.replaceAll("-", " ")}</Link>
                  </Fragment>
                ))}
              </p>
            </li>
          ))}
      </ul>
    </main>
  );
}
