import type { Root, RootContent } from "hast";
import { toString } from "hast-util-to-string";
import type { Plugin } from "unified";
import { SKIP, visit } from "unist-util-visit";

/** What stands between two headings of the second level. */
export interface Section {
  /** The heading's id and text; null for what stands before the first. */
  id: string | null;
  heading: string | null;
  /** In plain words: formulas and code are left out. */
  text: string;
}

/** Collects the text of each section, after rehype-slug gave the headings ids and before formulas become boxes. */
export const collectSections: Plugin<[Section[]], Root> = (sections) => (tree) => {
  let section: Section = { id: null, heading: null, text: "" };
  sections.push(section);
  for (const node of tree.children) {
    if (node.type === "element" && node.tagName === "h2") {
      section = { id: String(node.properties.id), heading: toString(node), text: "" };
      sections.push(section);
    } else section.text = `${section.text} ${readWords(node)}`.trim();
  }
};

function readWords(node: RootContent): string {
  const words: string[] = [];
  visit(node, (part) => {
    if (part.type === "element" && part.tagName === "code") return SKIP;
    if (part.type === "text") words.push(part.value);
    return undefined;
  });
  return words
    .join(" ")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ ([.,:;!?)])/g, "$1");
}
