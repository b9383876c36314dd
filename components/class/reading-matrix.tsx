"use client";

import Link from "next/link";
import { memo } from "react";
import type { LearnerReading, ReadingPlace } from "@/lib/contract/class-reading";
import { isBegun, isFinished } from "@/lib/contract/progress";
import { addressOf, addressOfLearner } from "./class-address";
import shared from "./dashboard.module.css";
import styles from "./reading-matrix.module.css";
import { printPlace } from "./print-stuck";
import type { LessonTitle } from "./teach";

interface MatrixProps {
  /** The class. */
  id: string;
  learners: readonly LearnerReading[];
  /** The columns. */
  lessons: readonly LessonTitle[];
}

/** How deep a cell is tinted: 0 not begun, 4 read to the end. */
function findLevel(place: ReadingPlace): number {
  return isFinished(place) ? 4 : isBegun(place) ? 1 + Math.min(2, Math.floor(place.read * 3)) : 0;
}

const Row = memo(function Row({
  id,
  learner,
  lessons,
}: Omit<MatrixProps, "learners"> & { learner: LearnerReading }) {
  const places = new Map(learner.places.map((place) => [place.lesson, place]));
  return (
    <tr>
      <th scope="row">
        <Link href={addressOfLearner(id, learner.id)}>{learner.name}</Link>
      </th>
      {lessons.map(({ slug }) => {
        const place = places.get(slug);
        return place === undefined ? (
          <td key={slug} />
        ) : (
          <td key={slug} data-level={findLevel(place)}>
            {printPlace(place)}
          </td>
        );
      })}
    </tr>
  );
});

/** Who has read what: a row for each learner, a column for each lesson. */
export function ReadingMatrix({ id, learners, lessons }: MatrixProps) {
  const finished = new Map<string, number>();
  for (const { lesson } of learners.flatMap(({ places }) => places.filter(isFinished)))
    finished.set(lesson, (finished.get(lesson) ?? 0) + 1);
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} role="region" aria-label="Sections reached" tabIndex={0}>
      <table className={styles.matrix}>
        <caption className="visually-hidden">
          Sections reached of all sections of each lesson; read: to the end; empty: not opened.
        </caption>
        <thead>
          <tr>
            <th scope="col">Learner</th>
            {lessons.map(({ slug, title }) => (
              <th key={slug} scope="col">
                <Link href={addressOf(id, "reading", slug)} className={shared.plain}>
                  {title}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {learners.map((learner) => (
            <Row key={learner.id} id={id} learner={learner} lessons={lessons} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Read to the end by</th>
            {lessons.map(({ slug }) => (
              <td key={slug}>{finished.get(slug) ?? 0}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
