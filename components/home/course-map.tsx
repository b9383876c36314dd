import Link from "next/link";
import type { Session } from "@/lib/course/outline";
import styles from "./course-map.module.css";
import { LessonMemory } from "./lesson-memory";

/** The course as one page of contents: each lesson, its question, its minutes, and what this device remembers of it. */
export function CourseMap({ sessions }: { sessions: readonly Session[] }) {
  return (
    <div className={styles.map}>
      {sessions.map(({ session, title, summary, entries }) => (
        <section key={session} className={styles.session} aria-labelledby={`session-${session}`}>
          <header className={styles.head}>
            <p className={styles.number}>Session {session}</p>
            <h2 id={`session-${session}`}>{title}</h2>
            <p>{summary}</p>
          </header>
          <ol className={styles.lessons}>
            {entries.map(({ slug, title: lessonTitle, lesson }) =>
              lesson === null ? (
                <li key={slug} className={styles.planned}>
                  {lessonTitle}
                </li>
              ) : (
                <li key={slug} className={styles.lesson}>
                  <Link href={`/lessons/${slug}`} className={styles.link}>
                    {lessonTitle}
                  </Link>
                  <LessonMemory slug={slug} minutes={lesson.minutes} />
                  <p className={styles.question}>{lesson.question}</p>
                  <details className={styles.teaches}>
                    <summary>What it teaches</summary>
                    <ul>
                      {lesson.objectives.map((objective) => (
                        <li key={objective}>{objective}</li>
                      ))}
                    </ul>
                  </details>
                </li>
              ),
            )}
          </ol>
        </section>
      ))}
      <p className={styles.legend}>
        Lessons in grey are being written. In a session just now, or in a class?{" "}
        <Link href="/join">Join by the code</Link>. You teach? <Link href="/sign-in">Sign in</Link>.{" "}
        <Link href="/privacy">What is kept of whom</Link>.
      </p>
    </div>
  );
}
