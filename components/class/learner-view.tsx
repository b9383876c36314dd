"use client";

import forms from "@/components/form/form.module.css";
import { printDate } from "@/components/form/print-date";
import { useAsk } from "@/components/form/use-ask";
import { nameAnswer } from "@/components/poll/answer-names";
import type { ClassLearnerReply, LearnerAnswer } from "@/lib/contract/class-questions";
import type { ReadingPlace } from "@/lib/contract/class-reading";
import type { ViewProps } from "./class-page";
import styles from "./dashboard.module.css";
import { printMisconception, printPlace } from "./print-stuck";
import { Refused } from "./refused";
import { StuckReasons } from "./stuck-list";

function Places({
  places,
  titles,
}: {
  places: readonly ReadingPlace[];
  titles: ReadonlyMap<string, string>;
}) {
  const order = [...titles.keys()];
  const sorted = places.toSorted((a, b) => order.indexOf(a.lesson) - order.indexOf(b.lesson));
  return (
    <table className={styles.list} aria-labelledby="read">
      <thead>
        <tr>
          <th scope="col">Lesson</th>
          <th scope="col">Sections</th>
          <th scope="col">Read on</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((place) => (
          <tr key={place.lesson}>
            <th scope="row">{titles.get(place.lesson) ?? place.lesson}</th>
            <td>{printPlace(place)}</td>
            <td>{printDate(place.at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One question and all answers that the learner gave to it. */
function Answered({ given, title }: { given: LearnerAnswer; title: string }) {
  const { poll, number, answers, misconceptions, hasSeenAnswer } = given;
  return (
    <li>
      <p className={styles.sum}>
        {title}, question {number}
      </p>
      <div className={styles.text} dangerouslySetInnerHTML={{ __html: poll.questionHtml }} />
      <p className={styles.sum}>
        Answered{" "}
        {answers.map(({ answer, right, savedAt }, index) => (
          <span key={index} title={printDate(savedAt)}>
            {index > 0 && ", then "}
            {nameAnswer(poll, answer)} (<span data-right={right}>{right ? "right" : "wrong"}</span>)
          </span>
        ))}
        {hasSeenAnswer && "; has looked at the answer"}.
      </p>
      {misconceptions.length > 0 && (
        <p className={styles.misconception}>{misconceptions.map(printMisconception).join("; ")}</p>
      )}
    </li>
  );
}

/** What one learner has read and answered. */
export function LearnerView({ details, titles, learner }: ViewProps & { learner: string }) {
  const path = `/api/classes/learner?class=${details.id}&learner=${encodeURIComponent(learner)}`;
  const { reply, reload } = useAsk<ClassLearnerReply>(path);
  if (reply === null) return <p role="status">Looking up the learner.</p>;
  if (!reply.ok) return <Refused reply={reply} onRetry={reload} />;
  const { learner: found, answers } = reply.value;
  return (
    <>
      <h2>{found.name}</h2>
      <p className={forms.quiet}>Joined {printDate(found.joinedAt)}.</p>
      {found.stuck.length > 0 && (
        <p>
          Perhaps stuck: <StuckReasons id={details.id} reasons={found.stuck} titles={titles} />.
        </p>
      )}
      <section className={forms.section} aria-labelledby="read">
        <h2 id="read">Read</h2>
        {found.places.length === 0 ? <p>Nothing yet.</p> : <Places places={found.places} titles={titles} />}
      </section>
      <section className={forms.section} aria-labelledby="answered">
        <h2 id="answered">Answered</h2>
        {answers.length === 0 ? (
          <p>No question yet.</p>
        ) : (
          <ul className={styles.given}>
            {answers.map((given) => (
              <Answered
                key={`${given.lesson} ${given.poll.id}`}
                given={given}
                title={titles.get(given.lesson) ?? given.lesson}
              />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
