import type { Element, Root } from "hast";
import rehypeKatex from "rehype-katex";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { holdMarks } from "./hold-marks";

/** Text that cannot be rendered as it stands. The message says what is wrong; the caller knows the file. */
export class MarkdownError extends Error {
  override readonly name = "MarkdownError";
}

/** The only element of a text of one paragraph stands for its content: inside a label there is no place for a `p`. */
function unwrapParagraph() {
  return (tree: Root): void => {
    const elements = tree.children.filter((node): node is Element => node.type === "element");
    if (elements.length !== 1 || elements[0]?.tagName !== "p") {
      throw new MarkdownError("must be one paragraph, without lists, tables or headings");
    }
    tree.children = elements[0].children;
  };
}

const toHtmlTree = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkRehype)
  .use(rehypeKatex, { output: "htmlAndMathml", strict: "error" })
  .use(holdMarks);

const blockProcessor = toHtmlTree().use(rehypeStringify).freeze();
const inlineProcessor = toHtmlTree().use(unwrapParagraph).use(rehypeStringify).freeze();

async function render(processor: typeof blockProcessor, markdown: string): Promise<string> {
  const file = await processor.process(markdown);
  // rehype-katex shows a faulty formula in red and goes on; here it must not reach a page.
  const [fault] = file.messages;
  if (fault !== undefined) {
    const cause = fault.cause instanceof Error ? fault.cause.message : fault.reason;
    throw new MarkdownError(`a formula is wrong: ${cause.replaceAll(/\s+/g, " ")}`);
  }
  return String(file);
}

/**
 * Markdown (with GFM tables and `$KaTeX$`) as HTML, formulas as HTML with MathML. Raw HTML in the text is left out.
 *
 * @throws MarkdownError for a formula that KaTeX refuses.
 */
export function renderMarkdown(markdown: string): Promise<string> {
  return render(blockProcessor, markdown);
}

/**
 * The same for a text that stands inside a sentence, label or table cell: HTML without the paragraph around it.
 *
 * @throws MarkdownError also when the text is more than one paragraph.
 */
export function renderInline(markdown: string): Promise<string> {
  return render(inlineProcessor, markdown);
}
