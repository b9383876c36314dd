"use client";

import { useId, useState, type SubmitEvent } from "react";
import { ask } from "@/components/form/ask";
import { Button } from "@/components/ui/button";
import type { GradeReport, PracticeReply } from "@/lib/contract/exercise";
import type { FormProps } from "./graded-exercise";
import { GradeView } from "./hand-in-status";
import { QuestionField, type Verdict } from "./question-field";
import { useDraft } from "./use-draft";
import styles from "./exercise.module.css";

type Answers = Readonly<Record<string, string>>;

function readAnswers(kept: unknown): Answers {
  if (typeof kept !== "object" || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** What was last handed in from this device: its verdicts hold as long as the fields say the same. */
interface Sent {
  key: string;
  answers: Answers;
}

function readSent(kept: unknown): Sent {
  const { key, answers } = (kept ?? {}) as Partial<Sent>;
  return { key: typeof key === "string" ? key : "", answers: readAnswers(answers) };
}

function findVerdict(
  report: GradeReport | undefined,
  id: string,
  now: string,
  then: string | undefined,
): Verdict | null {
  if (report === undefined || now !== then) return null;
  return report.questions?.find((question) => question.id === id) ?? null;
}

/** Numbers, shapes, formulas and choices; with other numbers, as often as one likes, for practice. */
export function AnswerExercise(props: FormProps<"answer">) {
  const { lesson, id, form, state, handIn, isBusy, onGiven } = props;
  const { draft, setDraft } = useDraft(`exercise-draft:${lesson}/${id}`, readAnswers);
  const { draft: sent, setDraft: setSent } = useDraft(`exercise-sent:${lesson}/${id}`, readSent);
  const [variant, setVariant] = useState(0);
  const [fault, setFault] = useState<string | null>(null);
  const [lastVariant, setLastVariant] = useState(0);
  const formId = useId();

  async function practise(next: number): Promise<void> {
    const body = { lesson, exercise: id, variant: next };
    const reply = await ask<PracticeReply>("/api/exercises/practice", { method: "POST", body });
    if (!reply.ok) return setFault(reply.message);
    setFault(null);
    onGiven(reply.value.given);
    setVariant(next);
    setLastVariant(next);
  }
  function goBack(): void {
    onGiven(null);
    setVariant(0);
  }
  if (variant > 0)
    return (
      <Practice
        key={variant}
        {...props}
        variant={variant}
        onNext={() => void practise(variant + 1)}
        onBack={goBack}
      />
    );

  const newest = state.handIns.find(({ key }) => key === sent.key);
  const report = newest?.grade?.report;
  const isEmpty = form.questions.every((question) => (draft[question.id] ?? "").trim() === "");
  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    if (isEmpty) return setFault("Write an answer first.");
    setFault(null);
    const key = await handIn({ answers: draft });
    setSent({ key, answers: draft });
  }
  return (
    <form id={formId} className={styles.form} onSubmit={(event) => void submit(event)}>
      {form.questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          value={draft[question.id] ?? ""}
          onChange={(value) => setDraft({ ...draft, [question.id]: value })}
          verdict={findVerdict(report, question.id, draft[question.id] ?? "", sent.answers[question.id])}
        />
      ))}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" isDisabled={isBusy}>
          Hand in
        </Button>
        <Button variant="quiet" onPress={() => void practise(lastVariant + 1)}>
          Practise with other numbers
        </Button>
        {fault !== null && (
          <p className={styles.fault} role="alert">
            {fault}
          </p>
        )}
      </div>
    </form>
  );
}

/** Other numbers: judged at once, kept nowhere, and the way may be seen before. */
function Practice({
  lesson,
  id,
  form,
  variant,
  onNext,
  onBack,
}: FormProps<"answer"> & { variant: number; onNext: () => void; onBack: () => void }) {
  const [answers, setAnswers] = useState<Answers>({});
  const [judged, setJudged] = useState<{ answers: Answers; reply: PracticeReply } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  async function judge(worked: boolean): Promise<void> {
    const isEmpty = form.questions.every((question) => (answers[question.id] ?? "").trim() === "");
    // Who only wants to see the way is told of no fault.
    const body = { lesson, exercise: id, variant, worked, ...(worked && isEmpty ? {} : { answers }) };
    const reply = await ask<PracticeReply>("/api/exercises/practice", { method: "POST", body });
    setFault(reply.ok ? null : reply.message);
    if (reply.ok) setJudged({ answers, reply: reply.value });
  }
  const grade = judged?.reply.grade ?? null;
  const workedHtml = judged?.reply.workedHtml ?? null;
  return (
    <form
      className={styles.form}
      aria-label="Practice with other numbers"
      onSubmit={(event) => {
        event.preventDefault();
        void judge(false);
      }}
    >
      <p className={styles.note}>
        These numbers are for practice: the text above has changed with them. Nothing here is handed in.
      </p>
      {form.questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          value={answers[question.id] ?? ""}
          onChange={(value) => setAnswers({ ...answers, [question.id]: value })}
          verdict={findVerdict(
            grade?.report,
            question.id,
            answers[question.id] ?? "",
            judged?.answers[question.id] ?? "",
          )}
        />
      ))}
      <div className={styles.actions}>
        <Button type="submit" variant="primary">
          Check
        </Button>
        <Button onPress={() => void judge(true)}>Show the way</Button>
        <Button onPress={onNext}>Other numbers</Button>
        <Button variant="quiet" onPress={onBack}>
          Back to my own
        </Button>
      </div>
      <div role="status">
        {fault !== null && <p className={styles.fault}>{fault}</p>}
        {grade !== null && <GradeView {...grade} />}
        {workedHtml !== null && (
          <div className={styles.worked} dangerouslySetInnerHTML={{ __html: workedHtml }} />
        )}
      </div>
    </form>
  );
}
