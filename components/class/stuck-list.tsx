"use client";

import Link from "next/link";
import type { LearnerReading, StuckReason } from "@/lib/contract/class-reading";
import { addressOf, addressOfLearner } from "./class-address";
import styles from "./dashboard.module.css";
import { printStuck } from "./print-stuck";

/** Where a reason can be looked at. */
function findAddress(id: string, reason: StuckReason): string {
  const view = reason.kind === "reading" ? "reading" : "questions";
  const place = reason.kind === "reading" ? "" : `#question-${reason.poll}`;
  return `${addressOf(id, view, reason.lesson)}${place}`;
}

/** The reasons why one learner may need help. */
export function StuckReasons({
  id,
  reasons,
  titles,
}: {
  id: string;
  reasons: readonly StuckReason[];
  titles: ReadonlyMap<string, string>;
}) {
  return reasons.map((reason, index) => (
    <span key={index}>
      {index > 0 && "; "}
      <Link href={findAddress(id, reason)} className={styles.plain}>
        {printStuck(reason, titles.get(reason.lesson) ?? reason.lesson)}
      </Link>
    </span>
  ));
}

/** Who may need help, and why. */
export function StuckList({
  id,
  learners,
  titles,
}: {
  id: string;
  learners: readonly LearnerReading[];
  titles: ReadonlyMap<string, string>;
}) {
  const stuck = learners.filter((learner) => learner.stuck.length > 0);
  return (
    <section aria-labelledby="stuck">
      <h2 id="stuck">Who may be stuck</h2>
      {stuck.length === 0 ? (
        <p>Nobody, as far as reading and answers tell.</p>
      ) : (
        <ul className={styles.stuck}>
          {stuck.map((learner) => (
            <li key={learner.id}>
              <Link href={addressOfLearner(id, learner.id)}>{learner.name}</Link>{" "}
              <StuckReasons id={id} reasons={learner.stuck} titles={titles} />.
            </li>
          ))}
        </ul>
      )}
      <p className={styles.note}>
        Named here is who has left a lesson for a week while more than half of those who began it are further,
        and read nothing else since; and who answered a question wrong twice or more without a right answer
        after it.
      </p>
    </section>
  );
}
