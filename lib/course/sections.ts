import type { Root, RootContent } from "hast";
import { toString } from "hast-util-to-string";
import type { Plugin } from "unified";
import { SKIP, visit } from "unist-util-visit";
import { isNotes } from "./pack-notes";

/** What stands between two headings of the second level. */
export interface Section {
  /** The heading's id and text; null for what stands before the first. */
  id: string | null;
  heading: string | null;
  /** In plain words: a formula is an ellipsis; blocks of code and speaker notes are left out. */
  text: string;
}

/** Collects the text of each section, after rehype-slug gave the headings ids and before formulas become boxes. */
export const collectSections: Plugin<[Section[]], Root> = (sections) => (tree) => {
  let section: Section = { id: null, heading: null, text: "" };
  sections.push(section);
  for (const node of tree.children) {
    if (isNotes(node)) continue;
    if (node.type === "element" && node.tagName === "h2") {
      section = { id: String(node.properties.id), heading: toString(node), text: "" };
      sections.push(section);
    } else {
      const words = readWords(node);
      if (words !== "") section.text = `${section.text} ${words}`.trim();
    }
  }
};

function readWords(node: RootContent): string {
  const words: string[] = [];
  visit(node, (part) => {
    if (part.type === "text") words.push(part.value);
    if (part.type !== "element") return undefined;
    const isFormula = part.tagName === "code" && /language-math/.test(String(part.properties.className));
    if (isFormula) words.push("…");
    return isFormula || part.tagName === "pre" ? SKIP : undefined;
  });
  return words
    .join(" ")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ ([.,:;!?)])/g, "$1")
    .trim();
}
