"use client";

import { useState } from "react";
import { printDate } from "@/components/form/print-date";
import { useAsk } from "@/components/form/use-ask";
import type {
  AskedQuestion,
  AskedRound,
  ClassSession,
  ClassSessionReply,
  ClassSessionsReply,
} from "@/lib/contract/class-live";
import type { ViewProps } from "./class-page";
import styles from "./dashboard.module.css";
import { Refused } from "./refused";

function printRound({ voters, right, memberVoters, memberRight }: AskedRound): string {
  const ofMembers = memberVoters === voters ? "" : `; of the class ${memberRight} of ${memberVoters}`;
  return `${right} of ${voters}${ofMembers}`;
}

function Asked({ question }: { question: AskedQuestion }) {
  return (
    <li>
      <div className={styles.text} dangerouslySetInnerHTML={{ __html: question.poll.questionHtml }} />
      {question.rounds.length === 0 ? (
        <p className={styles.sum}>No round with votes is over yet.</p>
      ) : (
        question.rounds.map((round) => (
          <p key={round.round} className={styles.sum}>
            Round {round.round}: {printRound(round)} right
          </p>
        ))
      )}
    </li>
  );
}

/** The questions of a session, asked for when it is opened. */
function SessionQuestions({ id, session }: { id: string; session: string }) {
  const { reply, reload } = useAsk<ClassSessionReply>(`/api/classes/sessions?class=${id}&session=${session}`);
  if (reply === null) return <p role="status">Looking up the questions.</p>;
  if (!reply.ok) return <Refused reply={reply} onRetry={reload} />;
  const { questions, edited } = reply.value;
  return (
    <>
      {questions.length === 0 && edited === 0 && <p>Nothing was asked.</p>}
      <ol className={styles.given}>
        {questions.map((question) => (
          <Asked key={question.id} question={question} />
        ))}
      </ol>
      {edited > 0 && (
        <p className={styles.sum}>
          {edited === 1 ? "1 question was" : `${edited} questions were`} edited after being asked: those votes
          are in the CSV alone.
        </p>
      )}
    </>
  );
}

function Session({ id, session, title }: { id: string; session: ClassSession; title: string }) {
  const [isOpen, setOpen] = useState(false);
  const { participants, members } = session;
  const joined = participants === 1 ? "1 joined" : `${participants} joined`;
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {title}, {printDate(session.startedAt)}
        </summary>
        {isOpen && <SessionQuestions id={id} session={session.id} />}
      </details>
      <p className={styles.sum}>
        {session.presenter}; {joined}, {members} of the class
        {session.endedAt === null && "; not ended yet"}.{" "}
        <a href={`/api/live/export?session=${session.id}`} data-screen-only>
          Votes as CSV
        </a>
      </p>
    </li>
  );
}

/** The live sessions that this class has had. */
export function SessionsView({ details, titles }: ViewProps) {
  const { reply, reload } = useAsk<ClassSessionsReply>(`/api/classes/sessions?class=${details.id}`);
  if (reply === null) return <p role="status">Looking up the live sessions.</p>;
  if (!reply.ok) return <Refused reply={reply} onRetry={reload} />;
  const { sessions } = reply.value;
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Live sessions</h2>
      {sessions.length === 0 ? (
        <p>
          None yet. Open a lesson, choose <i>Present it as slides</i>, and begin a session for this class: its
          learners then join without a code.
        </p>
      ) : (
        <ul className={styles.sessions}>
          {sessions.map((session) => (
            <Session
              key={session.id}
              id={details.id}
              session={session}
              title={titles.get(session.lesson) ?? session.lesson}
            />
          ))}
        </ul>
      )}
      <p className={styles.note}>
        Answers in a live session carry no name. Told here is how many were right, in all and of those on the
        class’s list.
      </p>
    </section>
  );
}
