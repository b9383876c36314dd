"use client";

import Link from "next/link";
import { letterOf, printValue } from "@/components/poll/answer-names";
import type { AnswerGroup, QuestionResult } from "@/lib/contract/class-questions";
import { addressOfLearner } from "./class-address";
import shared from "./dashboard.module.css";
import styles from "./question-answers.module.css";
import { printMisconception } from "./print-stuck";

interface GroupProps {
  /** The class. */
  id: string;
  group: AnswerGroup;
  index: number;
  question: QuestionResult;
  names: ReadonlyMap<string, string>;
}

/** What an answer says: its option, or its number. */
function AnswerText({ group, index, question }: Omit<GroupProps, "id" | "names">) {
  if (group.html === null) {
    return (
      <>{`${printValue(group.value ?? 0)}${question.poll.unit === null ? "" : ` ${question.poll.unit}`}`}</>
    );
  }
  return (
    <>
      <b>{letterOf(index)}</b> <span dangerouslySetInnerHTML={{ __html: group.html }} />
    </>
  );
}

/** The reply that readers get to an answer, and who gave it: each where it is asked for. */
function GroupDetails({ id, group, names }: Pick<GroupProps, "id" | "group" | "names">) {
  const who = group.learners
    .flatMap((learner) => {
      const name = names.get(learner);
      return name === undefined ? [] : [{ learner, name }];
    })
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  return (
    <div className={styles.details}>
      {group.replyHtml !== null && (
        <details>
          <summary>Reply</summary>
          <div dangerouslySetInnerHTML={{ __html: group.replyHtml }} />
        </details>
      )}
      {who.length > 0 && (
        <details>
          <summary>Who</summary>
          <p>
            {who.map(({ learner, name }, place) => (
              <span key={learner}>
                {place > 0 && ", "}
                <Link href={addressOfLearner(id, learner)}>{name}</Link>
              </span>
            ))}
          </p>
        </details>
      )}
    </div>
  );
}

function GroupRow(props: GroupProps) {
  const { group, question } = props;
  const share = question.answered === 0 ? 0 : (100 * group.learners.length) / question.answered;
  return (
    <tr>
      <th scope="row">
        <AnswerText {...props} />
        {group.correct && <span className={styles.right}> right</span>}
        {group.misconception !== null && (
          <p className={shared.misconception}>{printMisconception(group.misconception)}</p>
        )}
        <GroupDetails {...props} />
      </th>
      <td className={styles.barCell}>
        <span
          className={styles.bar}
          data-right={group.correct || undefined}
          style={{ width: `${share.toFixed(2)}%` }}
        />
      </td>
      <td>{group.learners.length}</td>
      <td>{group.first}</td>
    </tr>
  );
}

/** One question: what the class answered at first and at last, and the mistakes behind it. */
export function QuestionAnswers({
  id,
  question,
  names,
}: {
  id: string;
  question: QuestionResult;
  names: ReadonlyMap<string, string>;
}) {
  const { poll, number, answered, rightFirst, rightLast, earlierWording } = question;
  return (
    <section id={`question-${poll.id}`} className={styles.question} aria-labelledby={`heading-${poll.id}`}>
      <h3 id={`heading-${poll.id}`}>Question {number}</h3>
      <div className={shared.text} dangerouslySetInnerHTML={{ __html: poll.questionHtml }} />
      <p className={shared.sum}>
        {answered === 0
          ? "Nobody has answered it yet."
          : `Right at the first answer: ${rightFirst} of ${answered}. Right at the last: ${rightLast} of ${answered}.`}
        {earlierWording > 0 &&
          ` ${earlierWording} answered an earlier wording of the question, which is not counted here.`}
      </p>
      <table className={`${shared.list} ${styles.answers}`} aria-labelledby={`heading-${poll.id}`}>
        <thead>
          <tr>
            <th scope="col">Answer</th>
            <td />
            <th scope="col">Last</th>
            <th scope="col">First</th>
          </tr>
        </thead>
        <tbody>
          {question.groups.map((group, index) => (
            <GroupRow key={group.id} id={id} group={group} index={index} question={question} names={names} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
