import { Children, isValidElement, type ReactNode } from "react";

/** How much a formula on a line of its own, one in the text, a line of code and the end of a paragraph take, in characters. */
const displayedFormula = 160;
const formula = 8;
const codeLine = 60;
const paragraph = 40;

interface BlockProps {
  children?: ReactNode;
  html?: string;
  display?: boolean;
}

function weighElement(type: unknown, { children, html, display }: BlockProps): number {
  if (html !== undefined) return display === true ? displayedFormula : formula;
  if (type === "pre") return codeLine * readText(children).split("\n").length;
  const ends = type === "p" || type === "li" || type === "tr" ? paragraph : 0;
  return ends + weighBlock(children);
}

/** About how much room a part of a lesson takes on a slide, as characters of plain text. */
export function weighBlock(node: ReactNode): number {
  return Children.toArray(node).reduce<number>((sum, part) => {
    if (typeof part === "string") return sum + part.trim().length;
    return isValidElement<BlockProps>(part) ? sum + weighElement(part.type, part.props) : sum + 1;
  }, 0);
}

/** The words of a part of a lesson, without its formulas. */
export function readText(node: ReactNode): string {
  return Children.toArray(node)
    .map((part) => {
      if (typeof part === "string" || typeof part === "number") return String(part);
      return isValidElement<BlockProps>(part) ? readText(part.props.children) : "";
    })
    .join("");
}
