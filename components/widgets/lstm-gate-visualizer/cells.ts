import { runGru, runLstm, runRnn, type RecurrentWeights } from "@/lib/math/recurrent";
import type { State } from "./state";

export type CellKind = State["cell"];

/** The numbers of one cell over one sequence, by the name of the part; each [time, units]. */
export type CellTrace = Readonly<Record<string, Float32Array>>;

export interface CellPart {
  /** Key in the trace. */
  name: string;
  /** As set in formulas; the mark is a tilde over it. */
  letter: string;
  tilde?: boolean;
  title: string;
}

interface CellDescription {
  title: string;
  /** Gates side by side in the kernels, in Keras' order. */
  kernelOrder: readonly string[];
  /** Parts between 0 and 1. */
  gates: readonly CellPart[];
  /** Parts with a sign. */
  values: readonly CellPart[];
  /** The part that carries the memory from step to step. */
  memory: string;
}

const h: CellPart = { name: "h", letter: "h", title: "hidden state" };
const candidate = { name: "candidate", tilde: true, title: "candidate" };

export const cells: Readonly<Record<CellKind, CellDescription>> = {
  lstm: {
    title: "LSTM",
    kernelOrder: ["i", "f", "candidate", "o"],
    gates: [
      { name: "f", letter: "f", title: "forget gate" },
      { name: "i", letter: "i", title: "input gate" },
      { name: "o", letter: "o", title: "output gate" },
    ],
    values: [{ ...candidate, letter: "c" }, { name: "c", letter: "c", title: "cell state" }, h],
    memory: "c",
  },
  gru: {
    title: "GRU",
    kernelOrder: ["z", "r", "candidate"],
    gates: [
      { name: "z", letter: "z", title: "update gate" },
      { name: "r", letter: "r", title: "reset gate" },
    ],
    values: [{ ...candidate, letter: "h" }, h],
    memory: "h",
  },
  rnn: { title: "Plain RNN", kernelOrder: ["h"], gates: [], values: [h], memory: "h" },
};

/** What the reader changes in a trained cell: gates held for all units, units held at zero. */
export interface Intervention {
  held: Readonly<Record<string, number>>;
  zeroed: readonly number[];
}

export const noIntervention: Intervention = { held: {}, zeroed: [] };

/**
 * Runs a cell over a sequence from a state of zeros.
 * @param inputs [time, inputs], one-hot
 */
export function runCell(
  kind: CellKind,
  weights: RecurrentWeights,
  inputs: Float32Array,
  size: { time: number; inputs: number; units: number },
  { held, zeroed }: Intervention,
): CellTrace {
  const options = { ...size, ablate: zeroed };
  const hold = <Gate extends string>(gates: readonly Gate[]) =>
    gates.flatMap((gate) => (held[gate] === undefined ? [] : [{ gate, value: held[gate] }]));
  switch (kind) {
    case "lstm":
      return { ...runLstm(weights, inputs, { ...options, hold: hold(["f", "i", "o"]) }) };
    case "gru":
      return { ...runGru(weights, inputs, { ...options, hold: hold(["z", "r"]) }) };
    case "rnn":
      return { ...runRnn(weights, inputs, options) };
  }
}

/** Trainable numbers of the cell alone: for each gate a row of weights per input and per unit, and a bias. */
export function countCellParameters(kind: CellKind, inputs: number, units: number): number {
  return cells[kind].kernelOrder.length * (units * (inputs + units) + units);
}
