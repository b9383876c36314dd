import type { Element, Root, RootContent } from "hast";
import type { MdxJsxFlowElement } from "mdast-util-mdx";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import type { Report } from "./check-tags";

const toHtml = unified().use(rehypeStringify).freeze();

interface TagNode {
  type: string;
  name?: string | null;
  tagName?: string;
  children?: RootContent[];
  position?: { start: { line: number } };
}

/** Whether a node of a lesson is what the presenter alone is to see. */
export function isNotes(node: { type: string }): boolean {
  return node.type.startsWith("mdxJsx") && (node as TagNode).name === "Notes";
}

/** Not the frontmatter, nor the line breaks between blocks. */
const isBlock = ({ type }: RootContent) => type === "element" || type.startsWith("mdxJsx");

function findFault(note: TagNode): string | null {
  let fault: string | null = null;
  visit({ type: "root", children: note.children ?? [] } as Root, (node: TagNode) => {
    if (node.type.startsWith("mdxJsx")) fault = "<Notes> holds text and formulas, no tags";
    if (/^h[1-6]$/.test(node.tagName ?? "")) fault = "<Notes> holds no headings";
  });
  return fault;
}

/**
 * Puts what stands in a `Notes` tag into its prop `html`, as one string. The tag shows nothing; present mode reads the
 * string and sends it to the presenter alone.
 */
export function packNotes(report: Report) {
  return (tree: Root): void => {
    visit(tree, (node, index, parent) => {
      if (!isNotes(node)) return;
      const note = node as TagNode;
      const line = note.position?.start.line ?? 1;
      if (parent?.type !== "root" || index === undefined) {
        report(line, "<Notes> stands by itself, under what it is about, and inside no other tag");
        return;
      }
      const isFirst = !parent.children.slice(0, index).some(isBlock);
      const fault = isFirst ? "<Notes> stands under what it is about: nothing is above it" : findFault(note);
      if (fault === null) parent.children[index] = makeTag(note.children ?? []) as unknown as Element;
      else report(line, fault);
    });
  };
}

function makeTag(children: RootContent[]): MdxJsxFlowElement {
  const value = toHtml.stringify({ type: "root", children }).trim();
  return {
    type: "mdxJsxFlowElement",
    name: "Notes",
    attributes: [{ type: "mdxJsxAttribute", name: "html", value }],
    children: [],
  };
}
