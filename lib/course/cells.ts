import type { Code, Root, RootContent } from "mdast";
import type { MdxJsxFlowElement } from "mdast-util-mdx";
import type { Plugin } from "unified";
import { printCell } from "@/lib/experiment/print/cell";
import { PrintError } from "@/lib/experiment/print/print-error";
import { ExperimentError } from "@/lib/experiment/experiment-error";
import { type Experiment, experimentSchema } from "@/lib/experiment/schema";
import { CellError, prepareCell } from "@/lib/sandbox/browser/prepare-cell";
import { readProps, type Report } from "./check-tags";

/** A cell of a lesson, with what stands before it. */
export interface LessonCell {
  id: string;
  /** TypeScript, as it stands in the lesson. */
  code: string;
  /** Of the section; null above the first. */
  heading: string | null;
  /** The paragraphs since the heading or the tag before, in Markdown. */
  lead: string;
  /** What the cell trains, where it is printed from an Experiment. */
  experiment: Experiment | null;
}

interface Options {
  cells: LessonCell[];
  report: Report;
}

/**
 * Collects the cells of a lesson. One that has an Experiment gets its printed program as its code; all are parsed as the
 * kernel does, so that a cell which is no program fails the build.
 */
export const collectCells: Plugin<[Options], Root> =
  ({ cells, report }) =>
  (tree, file) => {
    const source = String(file);
    let heading: string | null = null;
    let lead: string[] = [];
    for (const node of tree.children) {
      if (node.type === "heading") [heading, lead] = [slice(source, node).replace(/^#+\s*/, ""), []];
      else if (node.type === "paragraph" || node.type === "list" || node.type === "math")
        lead.push(slice(source, node));
      else {
        if (node.type === "mdxJsxFlowElement" && node.name === "Cell") {
          const cell = readCell(node, report);
          if (cell !== null) {
            if (cells.some(({ id }) => id === cell.id))
              report(lineOf(node), `<Cell>: there is a cell "${cell.id}" already`);
            cells.push({ ...cell, heading, lead: lead.join("\n\n") });
          }
        }
        lead = [];
      }
    }
  };

const lineOf = (node: { position?: { start: { line: number } } | undefined }) =>
  node.position?.start.line ?? 1;

/** A node's text in the lesson, without its tags. */
function slice(source: string, node: RootContent): string {
  const text = source.slice(node.position?.start.offset, node.position?.end.offset);
  return text.replaceAll(/<\/?[A-Z][^>]*>/g, "");
}

function readCell(node: MdxJsxFlowElement, report: Report): Omit<LessonCell, "heading" | "lead"> | null {
  // What is wrong with its props has been reported by the tag's own rule.
  const { id, experiment: given } = readProps(node, () => undefined);
  if (typeof id !== "string") return null;
  const parsed = given === undefined ? null : experimentSchema.safeParse(given);
  if (parsed !== null && !parsed.success) return null;
  const experiment = parsed?.data ?? null;
  if (experiment !== null) {
    try {
      node.children = [{ type: "code", lang: "ts", value: printCell(experiment) }];
    } catch (error) {
      if (!(error instanceof PrintError || error instanceof ExperimentError)) throw error;
      report(lineOf(node), `<Cell>: ${error.message}`);
      return null;
    }
  }
  const code = node.children[0];
  if (node.children.length !== 1 || code?.type !== "code" || code.lang !== "ts") {
    report(lineOf(node), "<Cell>: holds one block of code, ```ts, or has an experiment and holds nothing");
    return null;
  }
  checkProgram(code, report);
  return { id, code: code.value, experiment };
}

function checkProgram(code: Code, report: Report): void {
  try {
    prepareCell(code.value);
  } catch (error) {
    if (!(error instanceof CellError)) throw error;
    report(lineOf(code) + (error.fault.line ?? 0), `<Cell>: ${error.fault.message}`);
  }
}
