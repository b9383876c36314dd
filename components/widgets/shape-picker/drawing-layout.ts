import { inferExperiment } from "@/lib/experiment/infer";
import type { Layer } from "@/lib/experiment/schema-layers";
import { createTraining } from "./experiments";
import type { State } from "./state";
import { nameCell } from "./words";

/** One row of nodes: what is read, the states of one layer in one direction, or the answers. */
export interface Row {
  name: string;
  /** Of all steps together, for one example. */
  shape: readonly number[];
  letter: "x" | "h" | "y";
  direction: "forward" | "backward" | null;
  /** Columns that hold a node, and the number of its step; null for steps that are left out. */
  nodes: { column: number; step: number | null }[];
}

interface Wire {
  from: { row: number; column: number };
  to: { row: number; column: number };
}

export interface Drawing {
  /** From the input up. */
  rows: Row[];
  wires: Wire[];
  columns: number;
}

/** Where a layer finds its input: at its own step, or, of a vector, in one column. */
interface Source {
  row: number;
  column: number | "same";
}

/** The steps that are drawn: all when there are four or fewer, else the first two and the last. */
function chooseSteps(length: number): (number | null)[] {
  return length <= 4 ? Array.from({ length }, (_, i) => i + 1) : [1, 2, null, length];
}

/** The network of a state, unrolled over its steps: a layer above the one it reads, a decoder to the right of its encoder. */
export function drawNetwork(state: State): Drawing {
  const experiment = createTraining(state);
  const info = inferExperiment(experiment);
  const steps = chooseSteps(state.length);
  const rows: Row[] = [];
  const wires: Wire[] = [];
  let offset = 0;
  let sources: Source[] = [];

  const isSequence = (shape: readonly number[]) => shape.length === 2;
  const placeNodes = (shape: readonly number[]): Row["nodes"] =>
    isSequence(shape)
      ? steps.map((step, i) => ({ column: offset + i, step }))
      : [{ column: offset + (isSequence(info.inputShape) ? steps.length - 1 : 0), step: null }];

  function addRow(row: Omit<Row, "nodes">, reads: readonly Source[], runs: readonly number[]): number {
    const nodes = placeNodes(row.shape.length === 2 ? row.shape : runs);
    const index = rows.push({ ...row, nodes }) - 1;
    for (const { column } of nodes)
      for (const source of reads) {
        const from = { row: source.row, column: source.column === "same" ? column : source.column };
        wires.push({ from, to: { row: index, column } });
      }
    if (row.direction === null) return index;
    const order = row.direction === "forward" ? nodes : nodes.toReversed();
    order.slice(1).forEach(({ column }, i) => {
      wires.push({ from: { row: index, column: order[i]!.column }, to: { row: index, column } });
    });
    return index;
  }

  const single = (row: number): Source => ({ row, column: rows[row]!.nodes[0]!.column });
  const input = { name: "input", shape: info.inputShape, letter: "x", direction: null } as const;
  const first = addRow(input, [], info.inputShape);
  sources = [isSequence(info.inputShape) ? { row: first, column: "same" } : single(first)];

  experiment.model.layers.forEach((layer: Layer, i) => {
    const { inputShape, outputShape } = info.layers[i]!;
    if (layer.kind === "repeat") {
      if (isSequence(info.inputShape)) offset = steps.length;
      return;
    }
    if (layer.kind !== "rnn" && layer.kind !== "lstm" && layer.kind !== "gru") {
      const isLast = i === experiment.model.layers.length - 1;
      const row = addRow(
        {
          name: isLast ? "answer" : "dense",
          shape: outputShape,
          letter: isLast ? "y" : "h",
          direction: null,
        },
        sources,
        outputShape,
      );
      sources = [isSequence(outputShape) ? { row, column: "same" } : single(row)];
      return;
    }
    const directions = layer.bidirectional ? (["forward", "backward"] as const) : (["forward"] as const);
    sources = directions.map((direction): Source => {
      const name = layer.bidirectional ? `${nameCell(layer.kind)}, ${direction}` : nameCell(layer.kind);
      const shape = [inputShape[0]!, layer.units];
      const row = addRow({ name, shape, letter: "h", direction }, sources, inputShape);
      if (layer.returnSequences) return { row, column: "same" };
      return { row, column: offset + (direction === "forward" ? steps.length - 1 : 0) };
    });
  });
  return { rows, wires, columns: 1 + Math.max(...rows.flatMap(({ nodes }) => nodes.map((n) => n.column))) };
}
