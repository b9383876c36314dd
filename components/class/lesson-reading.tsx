"use client";

import Link from "next/link";
import { printDate } from "@/components/form/print-date";
import type { LearnerReading } from "@/lib/contract/class-reading";
import { isFinished } from "@/lib/contract/progress";
import { addressOfLearner } from "./class-address";
import styles from "./dashboard.module.css";
import { printPlace } from "./print-stuck";

/** How far each learner is in one lesson, and since when. */
export function LessonReading({
  id,
  learners,
  lesson,
}: {
  id: string;
  learners: readonly LearnerReading[];
  lesson: string;
}) {
  const rows = learners.map((learner) => ({
    ...learner,
    place: learner.places.find((place) => place.lesson === lesson),
  }));
  const opened = rows.filter(({ place }) => place !== undefined).length;
  const finished = rows.filter(({ place }) => isFinished(place)).length;
  return (
    <>
      <p>
        Opened by {opened} of {learners.length}, read to the end by {finished}.
      </p>
      <table className={styles.list}>
        <thead>
          <tr>
            <th scope="col">Learner</th>
            <th scope="col">Sections</th>
            <th scope="col">Read on</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id: learner, name, place }) => (
            <tr key={learner}>
              <th scope="row">
                <Link href={addressOfLearner(id, learner)}>{name}</Link>
              </th>
              <td>{place === undefined ? "not opened" : printPlace(place)}</td>
              <td>{place !== undefined && printDate(place.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
