import type { Element, Root } from "hast";
import type { MdxJsxTextElement } from "mdast-util-mdx";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";

const toHtml = unified().use(rehypeStringify).freeze();

/**
 * Puts each formula that KaTeX has set into a `Formula` tag as one string of HTML. A formula is some fifty elements
 * deep in all; as elements they would be most of what a lesson's page consists of, and of the time it takes to make.
 */
export function packFormulas() {
  return (tree: Root): void => {
    visit(tree, "element", (node, index, parent) => {
      const { className } = node.properties;
      if (parent === undefined || index === undefined || !Array.isArray(className)) return;
      const isDisplayed = className.includes("katex-display");
      if (!isDisplayed && !className.includes("katex")) return;
      parent.children[index] = makeTag(node, isDisplayed) as unknown as Element;
      return SKIP;
    });
  };
}

function makeTag({ children }: Element, isDisplayed: boolean): MdxJsxTextElement {
  const html = toHtml.stringify({ type: "root", children });
  return {
    type: "mdxJsxTextElement",
    name: "Formula",
    attributes: [
      { type: "mdxJsxAttribute", name: "html", value: html },
      ...(isDisplayed ? [{ type: "mdxJsxAttribute" as const, name: "display", value: null }] : []),
    ],
    children: [],
  };
}
