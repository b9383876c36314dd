import type { State } from "./state";

const resize = (values: readonly number[], length: number) =>
  Array.from({ length }, (_, i) => values[i] ?? 0);

/** As many steps; a new one reads zeros. No weight is touched. */
export function setSteps({ sequence, time }: State, steps: number): Partial<State> {
  const inputs = sequence[0]?.length ?? 1;
  return {
    sequence: Array.from({ length: steps }, (_, t) => resize(sequence[t] ?? [], inputs)),
    time: Math.min(time, steps - 1),
  };
}

/** As many inputs; a new one is 0 at every step and enters with weight 0. */
export function setInputs({ sequence, inputWeights }: State, inputs: number): Partial<State> {
  return {
    sequence: sequence.map((x) => resize(x, inputs)),
    inputWeights: inputWeights.map((row) => resize(row, inputs)),
  };
}

/** As many units; a new one has no weights yet, so that its state stays 0. */
export function setUnits(state: State, units: number): Partial<State> {
  const inputs = state.inputWeights[0]?.length ?? 1;
  const rows = (matrix: State["inputWeights"], columns: number) =>
    Array.from({ length: units }, (_, j) => resize(matrix[j] ?? [], columns));
  return {
    inputWeights: rows(state.inputWeights, inputs),
    recurrentWeights: rows(state.recurrentWeights, units),
    biases: resize(state.biases, units),
    outputWeights: state.outputWeights.map((row) => resize(row, units)),
    unit: Math.min(state.unit, units - 1),
  };
}

/** As many outputs; a new one has no weights yet. */
export function setOutputs({ outputWeights, biases }: State, outputs: number): Partial<State> {
  return {
    outputWeights: Array.from({ length: outputs }, (_, k) => resize(outputWeights[k] ?? [], biases.length)),
  };
}

/** The matrix with one entry changed. */
export function editEntry(
  matrix: readonly (readonly number[])[],
  { row, column }: { row: number; column: number },
  value: number,
): number[][] {
  return matrix.map((values, i) => values.map((old, j) => (i === row && j === column ? value : old)));
}
