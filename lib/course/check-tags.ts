import type { Expression } from "estree";
import type { Root } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx";
import type { Plugin } from "unified";
import { visit } from "unist-util-visit";
import { NotLiteral, readLiteral, type Literal } from "./literal";
import type { TagContext, TagRules } from "./tag-rule";

type Element = MdxJsxFlowElement | MdxJsxTextElement;
/** A widget as a lesson sets it. */
export interface PlacedWidget {
  tag: string;
  props: { [name: string]: Literal };
}

export type Report = (line: number, message: string) => void;

/** The props of a tag, which are literals. */
export function readProps(element: Element, report: Report): { [name: string]: Literal } {
  const props: { [name: string]: Literal } = {};
  const line = element.position?.start.line ?? 1;
  for (const attribute of element.attributes) {
    if (attribute.type !== "mdxJsxAttribute") {
      report(line, `<${element.name}>: spread props are not allowed; write each prop`);
      continue;
    }
    const { name, value } = attribute;
    if (value === null || value === undefined) props[name] = true;
    else if (typeof value === "string") props[name] = value;
    else {
      const statement = value.data?.estree?.body[0];
      try {
        if (statement?.type !== "ExpressionStatement") throw new NotLiteral("it is empty");
        props[name] = readLiteral(statement.expression as Expression);
      } catch (error) {
        if (!(error instanceof NotLiteral)) throw error;
        report(line, `<${element.name} ${name}={...}>: must be a literal (${error.message})`);
      }
    }
  }
  return props;
}

export interface CheckTagsOptions {
  rules: TagRules;
  context: TagContext;
  report: Report;
  /** Gets every widget of the text. */
  widgets: PlacedWidget[];
}

/** Reports every tag that the map does not have, every prop that its tag refuses, and all code in the text. */
export const checkTags: Plugin<[CheckTagsOptions], Root> =
  ({ rules, context, report, widgets }) =>
  (tree) => {
    const seenWidgets = new Set<string>();
    visit(tree, (node) => {
      const line = node.position?.start.line ?? 1;
      // The frontmatter is exported by a node of its own, which has no place in the file.
      if (node.type === "mdxjsEsm" && node.position)
        report(line, "lessons hold no imports or exports, only tags of the map");
      if (node.type === "mdxFlowExpression" || node.type === "mdxTextExpression") {
        if (!/^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value)) report(line, "lessons hold no expressions");
      }
      if (node.type !== "mdxJsxFlowElement" && node.type !== "mdxJsxTextElement") return;
      if (node.name === null) return;
      const rule = Object.hasOwn(rules, node.name) ? rules[node.name] : undefined;
      if (rule === undefined) {
        report(line, `<${node.name}> is not a tag of the map; there are ${Object.keys(rules).join(", ")}`);
        return;
      }
      const props = readProps(node, report);
      for (const fault of rule(props, context)) report(line, `<${node.name}>: ${fault}`);
      const identity = `${node.name} ${JSON.stringify(props["id"] ?? null)}`;
      if (rule.length < 2 && seenWidgets.has(identity)) {
        report(line, `<${node.name}> stands twice in this lesson: give each its own id`);
      }
      if (rule.length >= 2) return;
      seenWidgets.add(identity);
      widgets.push({ tag: node.name, props });
    });
  };
