import type { CompletionContext, CompletionSource } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import type { EditorCompletion } from "./editor-setup";

type Complete = (path: string[]) => Promise<readonly EditorCompletion[]>;

/** `tf.layers.den`, split at its dots. */
const dottedPath = /[\p{L}_$][\p{L}\d_$]*(?:\.[\p{L}_$][\p{L}\d_$]*)*\.?[\p{L}\d_$]*$/u;

/** Completes by what really stands behind the names. */
export function completeNames(complete: Complete): CompletionSource {
  return async (context: CompletionContext) => {
    const found = context.matchBefore(dottedPath);
    if (found === null || (found.from === found.to && !context.explicit)) return null;
    const parts = found.text.split(".");
    const typed = parts.pop() ?? "";
    const names = await complete(parts);
    if (names.length === 0) return null;
    return {
      from: context.pos - typed.length,
      options: names.map(({ name, about }) => ({ label: name, detail: shorten(about, 48) })),
      validFor: /^[\p{L}\d_$]*$/u,
    };
  };
}

/** Says what stands behind the name under the pointer. */
export function explainNames(complete: Complete): Extension {
  return hoverTooltip(async (view, position, side) => {
    const line = view.state.doc.lineAt(position);
    const word = view.state.wordAt(position);
    if (word === null || (word.to === position && side > 0)) return null;
    const path = dottedPath.exec(line.text.slice(0, word.to - line.from))?.[0].split(".") ?? [];
    const name = path.pop();
    const known = (await complete(path)).find((candidate) => candidate.name === name);
    if (known === undefined) return null;
    return {
      pos: word.from,
      end: word.to,
      above: true,
      create() {
        const dom = document.createElement("div");
        dom.className = "cm-explained";
        dom.textContent = `${known.name}: ${known.about}`;
        return { dom };
      },
    };
  });
}

const shorten = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;
