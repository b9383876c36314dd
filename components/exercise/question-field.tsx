"use client";

import { useId } from "react";
import type { PublicQuestion } from "@/lib/contract/exercise";
import styles from "./exercise.module.css";

export interface Verdict {
  isRight: boolean;
  message: string;
}

export interface QuestionFieldProps {
  question: PublicQuestion;
  value: string;
  onChange: (value: string) => void;
  /** On the value as it stands; null where there is none. */
  verdict: Verdict | null;
}

function describe(question: PublicQuestion): string | null {
  switch (question.kind) {
    case "shape":
      return "Sizes from the outermost on, such as 28 x 28 x 3.";
    case "formula":
      return `In ${question.variables.join(", ")}; write * for times and ^ for powers.`;
    case "number":
    case "choice":
      return null;
  }
}

/** One question's field, with what the server says of the answer in it. */
export function QuestionField({ question, value, onChange, verdict }: QuestionFieldProps) {
  const id = useId();
  const description = describe(question);
  const said = (
    <p id={`${id}-verdict`} className={styles.verdictLine} data-right={verdict?.isRight || undefined}>
      {verdict?.message}
    </p>
  );
  if (question.kind === "choice")
    return (
      <fieldset className={styles.choice} aria-describedby={`${id}-verdict`}>
        <legend>{question.label}</legend>
        {question.options.map((option) => (
          <label key={option.id}>
            <input
              type="radio"
              name={id}
              value={option.id}
              checked={value === option.id}
              onChange={() => onChange(option.id)}
            />
            {option.text}
          </label>
        ))}
        {said}
      </fieldset>
    );
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{question.label}</label>
      <span className={styles.box}>
        <input
          id={id}
          type="text"
          value={value}
          maxLength={question.kind === "formula" ? 200 : 60}
          inputMode={question.kind === "number" ? "decimal" : "text"}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          data-long={question.kind === "formula" || undefined}
          aria-invalid={verdict !== null && !verdict.isRight}
          aria-describedby={`${id}-verdict ${id}-description`}
          onChange={(event) => onChange(event.target.value)}
        />
        {question.kind === "number" && question.unit}
      </span>
      {description !== null && (
        <p id={`${id}-description`} className={styles.description}>
          {description}
        </p>
      )}
      {said}
    </div>
  );
}
