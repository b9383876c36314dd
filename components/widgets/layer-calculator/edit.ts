import type { State } from "./state";

const resize = (values: readonly number[], length: number) =>
  Array.from({ length }, (_, i) => values[i] ?? 0);

/** As many neurons; a new one has no weights yet, so that its pre-activation is 0. */
export function setUnits(state: State, units: number): Partial<State> {
  const inputs = state.weights[0]?.length ?? 1;
  return {
    weights: Array.from({ length: units }, (_, j) => resize(state.weights[j] ?? [], inputs)),
    biases: resize(state.biases, units),
    row: Math.min(state.row, units - 1),
  };
}

/** As many inputs; a new one enters with weight 0, which changes no output. */
export function setInputs(state: State, inputs: number): Partial<State> {
  return {
    weights: state.weights.map((row) => resize(row, inputs)),
    examples: state.examples.map((x) => resize(x, inputs)),
  };
}

/** As many examples; a new one is the zero vector, of which a layer sees nothing but its biases. */
export function setExamples(state: State, count: number): Partial<State> {
  const inputs = state.weights[0]?.length ?? 1;
  return {
    examples: Array.from({ length: count }, (_, n) => resize(state.examples[n] ?? [], inputs)),
    example: Math.min(state.example, count - 1),
  };
}

const replace = <T>(list: readonly T[], index: number, change: (item: T) => T) =>
  list.map((item, i) => (i === index ? change(item) : item));

export function editWeight(state: State, row: number, column: number, value: number): Partial<State> {
  return { weights: replace(state.weights, row, (weights) => replace(weights, column, () => value)) };
}

export function editBias(state: State, row: number, value: number): Partial<State> {
  return { biases: replace(state.biases, row, () => value) };
}

export function editInput(state: State, input: number, example: number, value: number): Partial<State> {
  return { examples: replace(state.examples, example, (x) => replace(x, input, () => value)) };
}
