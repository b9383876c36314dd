import {
  at,
  defineCode,
  dot,
  drawList,
  drawMatrix,
  listOf,
  type Value,
} from "@/lib/classroom/grading/define-code";

type Matrix = number[][];
type Arguments = [x: number[], h: number[], c: number[], w: Matrix[], u: Matrix[], b: number[][]];

interface Gates {
  forget: number;
  input: number;
  output: number;
  candidate: number;
  /** The old memory of the unit. */
  old: number;
}

/** From a unit's gates to what it shows and keeps. */
type Rule = (gates: Gates) => { shown: number; kept: number };

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

const remember = ({ forget, input, candidate, old }: Gates) => forget * old + input * candidate;

const plain: Rule = (gates) => {
  const kept = remember(gates);
  return { shown: gates.output * Math.tanh(kept), kept };
};

function step(
  x: number[],
  h: number[],
  c: number[],
  w: Matrix[],
  u: Matrix[],
  b: number[][],
  rule: Rule,
): Value {
  const units = c.map((old, j) => {
    const [f = 0, i = 0, o = 0, g = 0] = listOf(
      4,
      (n) => dot(at(at(w, n), j), x) + dot(at(at(u, n), j), h) + at(at(b, n), j),
    );
    return rule({ forget: sigmoid(f), input: sigmoid(i), output: sigmoid(o), candidate: Math.tanh(g), old });
  });
  return [units.map(({ shown }) => shown), units.map(({ kept }) => kept)];
}

const zeros = (rows: number, columns: number): Matrix => listOf(rows, () => listOf(columns, () => 0));

export const exercise = defineCode({
  functionName: "lstmStep",
  solve: (x: number[], h: number[], c: number[], w: Matrix[], u: Matrix[], b: number[][]) =>
    step(x, h, c, w, u, b, plain),
  examples: [
    {
      name: "all weights zero: every gate is half open, and the candidate is 0",
      arguments: [
        [1],
        [0],
        [2],
        listOf(4, () => zeros(1, 1)),
        listOf(4, () => zeros(1, 1)),
        [[0], [0], [0], [0]],
      ],
      expected: [[0.5 * Math.tanh(1)], [1]],
    },
    {
      name: "a memory that is kept and not shown",
      arguments: [
        [1],
        [1],
        [3],
        listOf(4, () => zeros(1, 1)),
        listOf(4, () => zeros(1, 1)),
        [[50], [-50], [-50], [1]],
      ],
      expected: [[0], [3]],
    },
  ],
  drawCases: (random) =>
    [
      { name: "one unit", inputs: 2, units: 1, isFirst: false },
      { name: "several units", inputs: 3, units: 4, isFirst: false },
      { name: "the first step, with states of zero", inputs: 2, units: 3, isFirst: true },
      { name: "as many inputs as units", inputs: 3, units: 3, isFirst: false },
      { name: "many inputs", inputs: 8, units: 2, isFirst: false },
    ].map(({ name, inputs, units, isFirst }): { name: string; arguments: Arguments } => ({
      name,
      arguments: [
        drawList(random, inputs),
        isFirst ? listOf(units, () => 0) : drawList(random, units).map(Math.tanh),
        isFirst ? listOf(units, () => 0) : drawList(random, units).map((value) => 2 * value),
        listOf(4, () => drawMatrix(random, units, inputs)),
        listOf(4, () => drawMatrix(random, units, units)),
        drawMatrix(random, 4, units),
      ],
    })),
  mistakes: [
    {
      message: "The memory is shown as it is. It goes through tanh before the output gate.",
      compute: (x, h, c, w, u, b) =>
        step(x, h, c, w, u, b, (gates) => {
          const kept = remember(gates);
          return { shown: gates.output * kept, kept };
        }),
    },
    {
      message: "The hidden state is made from the old memory. It shows the new one.",
      compute: (x, h, c, w, u, b) =>
        step(x, h, c, w, u, b, (gates) => ({
          shown: gates.output * Math.tanh(gates.old),
          kept: remember(gates),
        })),
    },
    {
      message: "The forget gate works the wrong way round: at 1 it keeps.",
      compute: (x, h, c, w, u, b) =>
        step(x, h, c, w, u, b, (gates) => plain({ ...gates, forget: 1 - gates.forget })),
    },
    {
      message: "The candidate went through the sigmoid. It may be negative, and goes through tanh.",
      compute: (x, h, c, w, u, b) =>
        step(x, h, c, w, u, b, (gates) => {
          const z = Math.atanh(gates.candidate);
          return plain({ ...gates, candidate: sigmoid(z) });
        }),
    },
    {
      message: "Input and output gate have changed places. The order is forget, input, output, candidate.",
      compute: (x, h, c, w, u, b) =>
        step(x, h, c, w, u, b, (gates) => plain({ ...gates, input: gates.output, output: gates.input })),
    },
  ],
});
