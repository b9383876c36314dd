"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import forms from "@/components/form/form.module.css";
import { useAsk } from "@/components/form/use-ask";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { ClassQuestionsReply } from "@/lib/contract/class-questions";
import { addressOf } from "./class-address";
import type { ViewProps } from "./class-page";
import styles from "./dashboard.module.css";
import { QuestionAnswers } from "./question-answers";
import { Refused } from "./refused";

const people = (count: number) =>
  count === 1 ? "1 learner has answered" : `${count} learners have answered`;

/** What the class has answered in a lesson, and the mistakes behind it. */
export function QuestionsView({ details, lessons, titles, lesson }: ViewProps) {
  const { id } = details;
  const router = useRouter();
  const { reply, reload } = useAsk<ClassQuestionsReply>(
    `/api/classes/questions?class=${id}${lesson === null ? "" : `&lesson=${lesson}`}`,
  );
  const isThere = reply?.ok === true;
  useEffect(() => {
    // The question that a link names is there only now.
    if (isThere && location.hash.length > 1)
      document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [isThere]);
  if (reply === null) return <p role="status">Looking up the answers.</p>;
  if (!reply.ok) return <Refused reply={reply} onRetry={reload} />;
  const { answered, questions, learners, lesson: shown } = reply.value;
  if (shown === null) {
    return <p>Nobody in this class has answered a question yet.</p>;
  }
  const counts = new Map(answered.map((one) => [one.lesson, one.learners]));
  const names = new Map(learners.map((learner) => [learner.id, learner.name]));
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">Answers in {titles.get(shown) ?? shown}</h2>
      <div className={styles.tools} data-screen-only>
        <Select
          label="Lesson"
          value={shown}
          onChange={(slug) => router.replace(addressOf(id, "questions", slug))}
          options={lessons.map(({ slug, title }) => {
            const count = counts.get(slug);
            return { value: slug, label: title, note: count === undefined ? undefined : people(count) };
          })}
        />
        <Button onPress={() => void reload()}>Look again</Button>
        <a href={`/api/classes/export?class=${id}&what=answers`}>All answers as CSV</a>
      </div>
      <p className={forms.quiet}>
        Answers that learners gave while they read. What was asked live stands with the live sessions.
      </p>
      {questions.length === 0 && <p>This lesson asks no questions.</p>}
      {questions.map((question) => (
        <QuestionAnswers key={question.poll.id} id={id} question={question} names={names} />
      ))}
    </section>
  );
}
