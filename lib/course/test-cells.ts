import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { createCourseTools } from "@/lib/sandbox/browser/course-tools";
import { createKernel } from "@/lib/sandbox/browser/kernel";
import { fromKernelSchema, type FromKernel, type Output } from "@/lib/sandbox/browser/protocol";
import type { LessonCell } from "./cells";

export interface RunCells {
  /** What each cell that was run put out, in order. */
  outputsOf: (id: string) => Output[];
  /** The lines that a cell logged. */
  logOf: (id: string) => string;
  /** What went wrong, over all cells. */
  faults: unknown[];
}

/** Runs a lesson's cells one after the other as they stand in the lesson, by the kernel that runs them in the browser. */
export async function runCells(cells: readonly LessonCell[]): Promise<RunCells> {
  let said: FromKernel[] = [];
  const outputs = new Map<string, Output[]>();
  const faults: unknown[] = [];
  const kernel = createKernel((message) => said.push(fromKernelSchema.parse(message)), createCourseTools);
  Object.assign(globalThis, { tf: await loadTfNode("wasm") });
  for (const [index, { id, code }] of cells.entries()) {
    said = [];
    await kernel.answer({ kind: "run", id: index, name: id, code });
    outputs.set(
      id,
      said.flatMap((message) => (message.kind === "output" ? [message.output] : [])),
    );
    faults.push(
      ...said.flatMap((message) => (message.kind === "ended" && message.fault ? [message.fault] : [])),
    );
  }
  const outputsOf = (id: string) => outputs.get(id) ?? [];
  return {
    outputsOf,
    logOf: (id) =>
      outputsOf(id)
        .flatMap((output) => (output.kind === "log" ? [output.text] : []))
        .join("\n"),
    faults,
  };
}
