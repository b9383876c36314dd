import type { Fault, Output } from "@/lib/sandbox/browser/protocol";

/** A cell as a lesson gives it. */
export interface GivenCell {
  id: string;
  /** Its place in the lesson, from 0. */
  place: number;
  code: string;
}

export interface CellState {
  code: string;
  isEdited: boolean;
  /** `stopped`: the kernel was ended while it ran. */
  status: "fresh" | "waiting" | "running" | "done" | "failed" | "stopped";
  /** Which run of the kernel it was; null when the kernel knows nothing of it. */
  count: number | null;
  outputs: readonly Output[];
  fault: Fault | null;
  /** Faults to mark in the text as it stands now. */
  marks: readonly Fault[];
}

export interface NotebookState {
  kernel: "none" | "starting" | "ready" | "running";
  /** Something the reader has to know of the whole notebook; null as a rule. */
  notice: string | null;
}

export function createCellState(code: string): CellState {
  return { code, isEdited: false, status: "fresh", count: null, outputs: [], fault: null, marks: [] };
}

/** Outputs that one run leaves, at most; the log's lines are limited by the kernel. */
const mostOutputs = 1200;

/** With one more: a chart that is drawn again takes its own place, and lines of the log of one kind stand together. */
export function addOutput(outputs: readonly Output[], added: Output): readonly Output[] {
  const last = outputs.at(-1);
  if (added.kind === "log" && last?.kind === "log" && last.level === added.level && last.text.length < 10_000)
    return [...outputs.slice(0, -1), { ...last, text: `${last.text}\n${added.text}` }];
  if (added.kind === "chart") {
    const place = outputs.findIndex((output) => output.kind === "chart" && output.chart === added.chart);
    if (place >= 0) return outputs.map((output, index) => (index === place ? added : output));
  }
  return outputs.length < mostOutputs ? [...outputs, added] : outputs;
}
