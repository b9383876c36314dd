"use client";

import { useId, useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { parseNumber } from "@/lib/contract/parse-number";
import { printNumber } from "@/components/charts/print-number";
import type { Asked } from "./model";
import { print } from "./questions/question";
import styles from "./view.module.css";

export interface QuestionViewProps {
  asked: Asked;
  onCheck: (value: number) => void;
  onShow: () => void;
}

/** One question: what is given, a field for the answer, and what is said of it. */
export function QuestionView({ asked, onCheck, onShow }: QuestionViewProps) {
  const { kind, text, grids = [], given, isRight, isOpen, slip, answer, working } = asked;
  const titleId = useId();
  // Null until something is typed: an answer that is remembered, or comes back by undo, is shown.
  const [typed, setTyped] = useState<string | null>(null);
  const draft = typed ?? (given === null ? "" : printNumber(given, 6));
  const [fault, setFault] = useState<string | null>(null);
  const check = (event: FormEvent) => {
    event.preventDefault();
    const value = parseNumber(draft);
    setFault(value === null ? "Type a number, such as 41 or 0.5." : null);
    if (value !== null) onCheck(value);
  };
  return (
    <li className={styles.question} aria-labelledby={titleId}>
      <p id={titleId} className={styles.title}>
        {kind.title}
      </p>
      <p className={styles.text}>{text}</p>
      {grids.length > 0 && (
        <div className={styles.grids}>
          {grids.map(({ label, rows }) => (
            <table key={label} className={styles.grid}>
              <caption>{label}</caption>
              <tbody>
                {rows.map((row, r) => (
                  <tr key={r}>
                    {row.map((value, c) => (
                      <td key={c}>{printNumber(value)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
        </div>
      )}
      {/* The field's own message says what is wrong; the browser's would keep the form from being sent again. */}
      <form className={styles.answer} onSubmit={check} noValidate data-screen-only>
        <TextField label="Your answer" value={draft} onChange={setTyped} maxLength={24} error={fault} />
        <Button type="submit">Check</Button>
        {!isOpen && (
          <Button variant="quiet" onPress={onShow}>
            Show the working
          </Button>
        )}
      </form>
      <div className={styles.reply} role="status">
        {isRight && <p className={styles.right}>Right.</p>}
        {given !== null && !isRight && (
          <p className={styles.wrong}>
            {print(given, 6)} is not it. {slip ?? "Go through it again, one factor at a time."}
          </p>
        )}
        {given !== null && !isRight && (
          <p>
            <a href={`/lessons/${kind.lesson}`}>Read the lesson on it</a>
          </p>
        )}
        {isOpen && (
          <p>
            {!isRight && <strong>{print(answer, 4)}. </strong>}
            {working}
          </p>
        )}
      </div>
    </li>
  );
}
