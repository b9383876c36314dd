import { toString } from "hast-util-to-string";
import type { Root } from "hast";
import type { Plugin } from "unified";
import { visit } from "unist-util-visit";

export interface Heading {
  id: string;
  text: string;
  /** 2 for sections, 3 for parts of a section. */
  depth: number;
}

/** Collects the second and third level headings, after rehype-slug gave them ids. */
export const collectHeadings: Plugin<[Heading[]], Root> = (headings) => (tree) => {
  visit(tree, "element", (node) => {
    if (node.tagName !== "h2" && node.tagName !== "h3") return;
    const { id } = node.properties;
    if (typeof id === "string") headings.push({ id, text: toString(node), depth: Number(node.tagName[1]) });
  });
};
