import { cells, type CellKind, type CellTrace, type Intervention } from "./cells";
import type { Weights } from "./model";

/** One gate's or candidate's sum for one unit at one step, in its three parts. */
export interface GateSum {
  name: string;
  /** The row of W that this step's symbol picks. */
  fromInput: number;
  /** U h of the step before; for a GRU's candidate, U (r h). */
  fromState: number;
  bias: number;
  sum: number;
  /** After the squashing, or what the gate is held at. */
  value: number;
  isHeld: boolean;
}

export interface UnitStep {
  sums: GateSum[];
  /** Memory and hidden state of this unit one step before and now; c is 0 for cells without one. */
  before: { c: number; h: number };
  now: { c: number; h: number };
  isZeroed: boolean;
}

/** Every number that the cell's equations need for one unit at one step. */
export function explainUnit(
  kind: CellKind,
  weights: Weights,
  trace: CellTrace,
  where: { time: number; unit: number; units: number; symbol: number },
  intervention: Intervention,
): UnitStep {
  const { time, unit, units, symbol } = where;
  const order = cells[kind].kernelOrder;
  const columns = order.length * units;
  const read = (name: string, step: number, index = unit) =>
    step < 0 ? 0 : (trace[name]?.[step * units + index] ?? 0);
  const sums = order.map((name, gate): GateSum => {
    const column = gate * units + unit;
    let fromState = 0;
    for (let k = 0; k < units; k++) {
      const open = kind === "gru" && name === "candidate" ? read("r", time, k) : 1;
      fromState += open * read("h", time - 1, k) * (weights.recurrentKernel[k * columns + column] ?? 0);
    }
    const fromInput = weights.kernel[symbol * columns + column] ?? 0;
    const bias = weights.bias[column] ?? 0;
    return {
      name,
      fromInput,
      fromState,
      bias,
      sum: fromInput + fromState + bias,
      value: read(name, time),
      isHeld: intervention.held[name] !== undefined,
    };
  });
  return {
    sums,
    before: { c: read("c", time - 1), h: read("h", time - 1) },
    now: { c: read("c", time), h: read("h", time) },
    isZeroed: intervention.zeroed.includes(unit),
  };
}
