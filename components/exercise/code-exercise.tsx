"use client";

import { useState } from "react";
import { CodeEditor } from "@/components/cell/code-editor";
import { Button } from "@/components/ui/button";
import type { JsonValue, PublicCase } from "@/lib/contract/exercise";
import { describeDifference } from "@/lib/math/compare-values";
import { callFunction } from "@/lib/sandbox/browser/call-function";
import type { FormProps } from "./graded-exercise";
import { useDraft } from "./use-draft";
import styles from "./exercise.module.css";

interface Outcome {
  /** What the function gave, as JSON; null where it gave nothing. */
  printed: string | null;
  /** What is wrong; null where nothing is. */
  fault: string | null;
  line: number | null;
}

/** JSON on one line, lists in their brackets. */
const print = (value: unknown) => JSON.stringify(value).replaceAll(",", ", ");

async function tryCase(
  code: string,
  functionName: string,
  precision: number,
  { arguments: values, expected }: PublicCase,
): Promise<Outcome> {
  const result = await callFunction(code, functionName, values);
  if ("fault" in result) return { printed: null, fault: result.fault.message, line: result.fault.line };
  const fault = describeDifference(result.value, expected, precision);
  return { printed: print(result.value), fault, line: null };
}

/** A function to be written: examples run here, in the reader's browser; the hidden cases on the server. */
export function CodeExercise({ lesson, id, form, handIn, isBusy }: FormProps<"code">) {
  const { starter, functionName, precision, examples } = form;
  const { draft, setDraft } = useDraft(`exercise-draft:${lesson}/${id}`, (kept) =>
    typeof kept === "string" ? kept : starter,
  );
  const [tried, setTried] = useState<{ code: string; outcomes: readonly Outcome[] } | null>(null);
  const [isRunning, setRunning] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [given, setGiven] = useState<string | null>(null);
  const outcomes = tried?.code === draft ? tried.outcomes : null;

  async function run(): Promise<void> {
    if (isRunning) return;
    setRunning(true);
    setFault(null);
    try {
      const found: Outcome[] = [];
      for (const example of examples) {
        found.push(await tryCase(draft, functionName, precision, example));
        // The others would stop at the same line.
        if (found.at(-1)?.line !== null) break;
      }
      setTried({ code: draft, outcomes: found });
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
    setRunning(false);
  }
  const diagnostics = (outcomes ?? []).flatMap(({ fault: message, line }) =>
    message !== null && line !== null ? [{ line, message }] : [],
  );
  const right = outcomes?.filter((outcome) => outcome.fault === null).length ?? 0;
  return (
    <div className={styles.form}>
      <CodeEditor
        label={`Your program, with the function ${functionName}`}
        value={draft}
        onChange={setDraft}
        onRun={() => void run()}
        diagnostics={diagnostics}
      />
      <div className={styles.actions}>
        <Button onPress={() => void run()} isDisabled={isRunning}>
          Run the examples
        </Button>
        <Button variant="primary" onPress={() => void handIn({ code: draft })} isDisabled={isBusy}>
          Hand in
        </Button>
        {given === null ? (
          <Button
            variant="quiet"
            isDisabled={draft === starter}
            onPress={() => {
              setGiven(draft);
              setDraft(starter);
            }}
          >
            Start over
          </Button>
        ) : (
          <Button
            variant="quiet"
            onPress={() => {
              setDraft(given);
              setGiven(null);
            }}
          >
            Bring mine back
          </Button>
        )}
      </div>
      <p className={styles.note} role="status">
        {isRunning
          ? "Running \u2026"
          : (fault ?? (outcomes === null ? "" : `Right in ${right} of ${examples.length} examples.`))}
      </p>
      <Examples functionName={functionName} examples={examples} outcomes={outcomes} />
    </div>
  );
}

function Examples({
  functionName,
  examples,
  outcomes,
}: {
  functionName: string;
  examples: readonly PublicCase[];
  outcomes: readonly Outcome[] | null;
}) {
  const printCall = (values: readonly JsonValue[]) => `${functionName}(${values.map(print).join(", ")})`;
  return (
    <ul className={styles.examples} aria-label="Examples">
      {examples.map((example, index) => {
        const outcome = outcomes?.[index];
        return (
          <li key={example.name}>
            <p className={styles.example}>
              {example.name}
              {outcome !== undefined && (
                <span className={styles.mark} data-right={outcome.fault === null || undefined}>
                  {outcome.fault === null ? "right" : "not right"}
                </span>
              )}
            </p>
            <dl>
              <dt>call</dt>
              <dd>
                <code>{printCall(example.arguments)}</code>
              </dd>
              <dt>expected</dt>
              <dd>
                <code>{print(example.expected)}</code>
              </dd>
              {outcome !== undefined && (
                <>
                  <dt>yours</dt>
                  <dd>
                    {outcome.printed !== null && <code>{outcome.printed}</code>} {outcome.fault}
                  </dd>
                </>
              )}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
