"use client";

import { useEffect, useRef } from "react";
import type { CodeEditorProps } from "./code-editor";
import styles from "./code-editor.module.css";
import { createEditor, type Editor } from "./editor-setup";

/** See code-editor.tsx, which fetches this file. */
export function CodeEditorView(props: CodeEditorProps) {
  const { value, label, diagnostics, isReadOnly = false } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (host.current === null) return;
    const { value: text, takesFocus = false } = latest.current;
    const made = createEditor(host.current, {
      text,
      label,
      isReadOnly,
      onChange: (changed) => latest.current.onChange(changed),
      onRun: () => latest.current.onRun?.(),
      complete: async (path) => (await latest.current.complete?.(path)) ?? [],
    });
    if (takesFocus) made.focus();
    editor.current = made;
    return () => {
      made.destroy();
      editor.current = null;
    };
  }, [label, isReadOnly]);

  useEffect(() => editor.current?.setText(value), [value]);
  useEffect(() => editor.current?.setDiagnostics(diagnostics ?? []), [diagnostics]);

  return <div ref={host} className={styles.editor} />;
}
