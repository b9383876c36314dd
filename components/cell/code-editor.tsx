"use client";

import dynamic from "next/dynamic";
import { createContext, useContext } from "react";
import styles from "./code-editor.module.css";
import type { EditorCompletion, EditorDiagnostic } from "./editor-setup";

export interface CodeEditorProps {
  value: string;
  onChange: (value: string) => void;
  /** What is written here, for those who do not see the page. */
  label: string;
  /** Faults, by the line at which they stand. */
  diagnostics?: readonly EditorDiagnostic[];
  /** Ctrl or Command with Enter. */
  onRun?: () => void;
  isReadOnly?: boolean;
  /** Whether the cursor goes into it as soon as it is there. */
  takesFocus?: boolean;
  /** What may follow a path of names and a dot, or stand alone for an empty path. */
  complete?: (path: string[]) => Promise<readonly EditorCompletion[]>;
}

/** The text as it is shown until the editor has been fetched. */
const WaitingText = createContext("");

function Waiting() {
  return <pre className={styles.waiting}>{useContext(WaitingText)}</pre>;
}

const EditorView = dynamic(() => import("./code-editor-view").then((module) => module.CodeEditorView), {
  ssr: false,
  loading: Waiting,
});

/**
 * An editor for TypeScript, which is fetched when the first one is shown. Tab indents; Escape, then Tab, leaves it, which its
 * description says.
 */
export function CodeEditor(props: CodeEditorProps) {
  return (
    <WaitingText value={props.value}>
      <EditorView {...props} />
    </WaitingText>
  );
}
