import { javascript } from "@codemirror/lang-javascript";
import { syntaxHighlighting } from "@codemirror/language";
import { unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { editorColors, editorTheme } from "./editor-theme";

const changeTheme = EditorView.theme({
  ".cm-deletedChunk": { backgroundColor: "color-mix(in srgb, var(--wrong) 12%, transparent)" },
  ".cm-deletedChunk .cm-deletedText": { background: "color-mix(in srgb, var(--wrong) 28%, transparent)" },
  "&.cm-merge-b .cm-changedLine": { backgroundColor: "color-mix(in srgb, var(--right) 12%, transparent)" },
  "&.cm-merge-b .cm-changedText": { background: "color-mix(in srgb, var(--right) 28%, transparent)" },
  "&.cm-merge-b .cm-changedLineGutter": { backgroundColor: "var(--right)" },
  "&.cm-merge-b .cm-deletedLineGutter": { backgroundColor: "var(--wrong)" },
});

/** Shows what differs between two texts, within an element. @returns what takes it away */
export function showChanges(
  host: HTMLElement,
  { original, changed, label }: { original: string; changed: string; label: string },
): () => void {
  // A shadow tree, for the reason that is given in editor-setup.ts.
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root as unknown as HTMLElement,
    state: EditorState.create({
      doc: changed,
      extensions: [
        editorTheme,
        changeTheme,
        syntaxHighlighting(editorColors),
        lineNumbers(),
        javascript({ typescript: true }),
        EditorView.lineWrapping,
        EditorState.readOnly.of(true),
        EditorView.contentAttributes.of({ "aria-label": label }),
        unifiedMergeView({ original, mergeControls: false }),
      ],
    }),
  });
  return () => {
    view.destroy();
    root.replaceChildren();
  };
}
