import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript, localCompletionSource, typescriptLanguage } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState, Prec, Transaction, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { completeNames, explainNames } from "./editor-names";
import { editorColors, editorTheme } from "./editor-theme";

export interface EditorDiagnostic {
  /** From 1. */
  line: number;
  message: string;
}

export interface EditorCompletion {
  name: string;
  /** What stands behind it, in a few words. */
  about: string;
}

export interface EditorOptions {
  text: string;
  label: string;
  isReadOnly: boolean;
  onChange: (text: string) => void;
  onRun: () => void;
  complete: (path: string[]) => Promise<readonly EditorCompletion[]>;
}

export interface Editor {
  setText(text: string): void;
  setDiagnostics(diagnostics: readonly EditorDiagnostic[]): void;
  focus(): void;
  destroy(): void;
}

/** What is told of how to get out: Tab is taken. */
const wayOut = "Tab indents. To leave the editor by keyboard, press Escape, then Tab.";

/**
 * An editor within an element. It stands in a shadow tree of its own: its styles are then set by script, which a policy without
 * inline styles allows, and not as a style element, which it does not.
 */
export function createEditor(host: HTMLElement, options: EditorOptions): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const hint = document.createElement("div");
  hint.id = "way-out";
  hint.hidden = true;
  hint.textContent = wayOut;
  const view = new EditorView({
    root,
    parent: root as unknown as HTMLElement,
    state: EditorState.create({ doc: options.text, extensions: listExtensions(options) }),
  });
  root.append(hint);
  return {
    setText(text) {
      if (view.state.doc.toString() === text) return;
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        annotations: Transaction.remote.of(true),
      });
    },
    setDiagnostics(diagnostics) {
      const { doc } = view.state;
      const placed = diagnostics.map(({ line: number, message }) => {
        const line = doc.line(Math.min(Math.max(1, number), doc.lines));
        const indent = /^\s*/.exec(line.text)?.[0].length ?? 0;
        return {
          from: Math.min(line.from + indent, line.to),
          to: line.to,
          severity: "error" as const,
          message,
        };
      });
      view.dispatch(setDiagnostics(view.state, placed));
    },
    focus: () => view.focus(),
    destroy() {
      view.destroy();
      root.replaceChildren();
    },
  };
}

function listExtensions({ label, isReadOnly, onChange, onRun, complete }: EditorOptions): Extension[] {
  return [
    editorTheme,
    syntaxHighlighting(editorColors),
    lineNumbers(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    isReadOnly ? [] : highlightActiveLine(),
    lintGutter(),
    javascript({ typescript: true }),
    typescriptLanguage.data.of({ autocomplete: localCompletionSource }),
    typescriptLanguage.data.of({ autocomplete: completeNames(complete) }),
    explainNames(complete),
    autocompletion({ icons: false }),
    EditorState.readOnly.of(isReadOnly),
    // What can be edited is reached by Tab anyway; said so, it is also known to be what scrolls.
    EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": "way-out", tabindex: "0" }),
    EditorView.updateListener.of((update) => {
      const isOwn = update.transactions.some(
        (transaction) => transaction.annotation(Transaction.remote) === true,
      );
      if (update.docChanged && !isOwn) onChange(update.state.doc.toString());
    }),
    Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (onRun(), true) }])),
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      indentWithTab,
    ]),
  ];
}
