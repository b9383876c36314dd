"use client";

import { useEffect, useId, useRef, useState, useSyncExternalStore, type ChangeEvent } from "react";
import { Button } from "@/components/ui/button";
import { joinCodeLength, printJoinCode, readJoinCode } from "@/lib/contract/join-code";
import { parseJoined, readJoinedText } from "./joined-session";
import { formatTypedCode } from "./typed-code";
import styles from "./join.module.css";

export interface CodeFormProps {
  /** What the field begins with. */
  typed: string;
  error: string | null;
  /** False until the page's script runs. */
  isReady: boolean;
  onCode: (code: string) => void;
}

const neverChanges = () => () => undefined;

/** The field for a code. */
export function CodeForm({ typed, error, isReady, onCode }: CodeFormProps) {
  const id = useId();
  const [text, setText] = useState(() => formatTypedCode(typed).text);
  const [fault, setFault] = useState(error);
  const last = parseJoined(useSyncExternalStore(neverChanges, readJoinedText, () => null));

  // A code that was refused is to be mended at once.
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (error !== null) field.current?.focus();
  }, [error]);

  function type(event: ChangeEvent<HTMLInputElement>): void {
    const { target } = event;
    const next = formatTypedCode(target.value, target.selectionStart ?? undefined);
    // Set here, so that the caret can be too: React leaves a field alone that shows its value already.
    target.value = next.text;
    target.setSelectionRange(next.caret, next.caret);
    setText(next.text);
    setFault(null);
  }

  function submit(): void {
    const code = readJoinCode(text);
    if (code === null) setFault(`A code has ${joinCodeLength} letters and digits, as 7KQ2 M9XD.`);
    else onCode(code);
  }

  return (
    <>
      <p>
        Type the code that you were shown, of a live session or of your class. You need no account. In a
        session your answers carry no name; a class knows you by the name that you give it.
      </p>
      <form
        className={styles.codeForm}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <label htmlFor={id}>Code</label>
        <input
          ref={field}
          id={id}
          className={styles.code}
          name="code"
          value={text}
          onChange={type}
          disabled={!isReady}
          placeholder="0000 0000"
          autoCapitalize="characters"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          aria-invalid={fault !== null}
          aria-describedby={`${id}-fault`}
        />
        <Button type="submit" variant="primary" isDisabled={!isReady}>
          Join
        </Button>
        <p id={`${id}-fault`} className={styles.fault} role="alert">
          {fault}
        </p>
      </form>
      {last !== null && (
        <p className={styles.quiet}>
          You took part in {printJoinCode(last.code)}.{" "}
          <Button variant="quiet" onPress={() => onCode(last.code)}>
            Go back to it
          </Button>
        </p>
      )}
    </>
  );
}
