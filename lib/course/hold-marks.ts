import type { Element, ElementContent, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";

const HELD = "held";

function hasClass(node: { type: string }, name: string): node is Element {
  if (node.type !== "element") return false;
  const { className } = (node as Element).properties;
  return Array.isArray(className) && className.includes(name);
}

/** KaTeX lets a line break between the bases of a formula. Where lines are held together, each such place has to say so. */
function allowBreaks(formula: Element): void {
  visit(formula, "element", (node) => {
    if (!hasClass(node, "katex-html")) return;
    node.children = node.children.flatMap((base, index): ElementContent[] =>
      index === 0 ? [base] : [{ type: "element", tagName: "wbr", properties: {}, children: [] }, base],
    );
    return SKIP;
  });
}

/** Browsers break a line between a formula and the full stop behind it; here the two stay together. */
export function holdMarks() {
  return (tree: Root): void => {
    visit(tree, (node) => {
      if (hasClass(node, HELD) || hasClass(node, "katex")) return SKIP;
      if (!("children" in node) || node.type === "root") return;
      const children = node.children as ElementContent[];
      for (const [index, formula] of children.entries()) {
        const after = children[index + 1];
        if (after?.type !== "text" || !hasClass(formula, "katex")) continue;
        const marks = /^[.,;:?!)\]]+/.exec(after.value)?.[0];
        if (marks === undefined) continue;
        after.value = after.value.slice(marks.length);
        allowBreaks(formula);
        const held: ElementContent[] = [formula, { type: "text", value: marks }];
        children[index] = {
          type: "element",
          tagName: "span",
          properties: { className: [HELD] },
          children: held,
        };
      }
      return;
    });
  };
}
