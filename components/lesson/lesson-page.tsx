import Link from "next/link";
import type { ReactNode } from "react";
import type { CompiledLesson } from "@/lib/course/compile-lesson";
import type { Lesson } from "@/lib/course/lessons";
import { Contents } from "./contents";
import styles from "./lesson-page.module.css";

export interface LessonPageProps {
  compiled: CompiledLesson;
  sessionTitle: string;
  prerequisites: readonly Lesson[];
  previous?: Lesson;
  next?: Lesson;
  children: ReactNode;
}

/** A lesson as a page of a book: contents at the left, prose in the middle, notes at the right. */
export function LessonPage({
  compiled,
  sessionTitle,
  prerequisites,
  previous,
  next,
  children,
}: LessonPageProps) {
  const { lesson, headings } = compiled;
  return (
    <div className={styles.page}>
      <aside className={styles.rail}>
        <Contents slug={lesson.slug} minutes={lesson.minutes} headings={headings} />
      </aside>
      <main id="content" className={styles.main}>
        <article className={styles.article}>
          <header className={styles.head}>
            <p className={styles.session}>
              Session {lesson.session} · {sessionTitle}
            </p>
            <h1>{lesson.title}</h1>
            <p className={styles.question}>{lesson.question}</p>
            <details className={styles.about}>
              <summary>
                {lesson.minutes} minutes
                {prerequisites.length > 0 && (
                  <> · builds on {prerequisites.map((one) => one.title).join(", ")}</>
                )}
              </summary>
              <p>At the end:</p>
              <ul>
                {lesson.objectives.map((objective) => (
                  <li key={objective}>{objective}</li>
                ))}
              </ul>
              {prerequisites.length > 0 && (
                <p>
                  Read first:{" "}
                  {prerequisites.map((one, i) => (
                    <span key={one.slug}>
                      {i > 0 && ", "}
                      <Link href={`/lessons/${one.slug}`}>{one.title}</Link>
                    </span>
                  ))}
                </p>
              )}
              <p data-screen-only>
                <a href={`/present/${lesson.slug}`}>Present it as slides</a>
              </p>
            </details>
          </header>
          {children}
        </article>
        <nav className={styles.neighbours} aria-label="Lessons before and after" data-screen-only>
          {previous && (
            <Link href={`/lessons/${previous.slug}`} className={styles.previous}>
              <span>Previous</span>
              {previous.title}
            </Link>
          )}
          {next && (
            <Link href={`/lessons/${next.slug}`} className={styles.next}>
              <span>Next</span>
              {next.title}
            </Link>
          )}
        </nav>
      </main>
    </div>
  );
}
