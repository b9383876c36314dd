import type * as Tensorflow from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { createRandom } from "../random";
import { parseExpression } from "./parse-expression";
import { printExpression } from "./print-expression";
import { drawExpression } from "./random-expression";
import { runBackward } from "./run-backward";
import { ExpressionError, type Expression } from "./syntax";
import { differenceQuotient, recordTape, runForward, type VariableValues } from "./tape";

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("cpu");
});

const evaluate = (text: string, variables: VariableValues = {}) =>
  runForward(recordTape(parseExpression(text)), variables).at(-1);

function differentiate(expression: Expression, variables: VariableValues) {
  const tape = recordTape(expression);
  const values = runForward(tape, variables);
  return { tape, value: values.at(-1) ?? NaN, run: runBackward(tape, values) };
}

/** The same by TensorFlow.js's own operations. */
function build(part: Expression, given: ReadonlyMap<string, Tensorflow.Scalar>): Tensorflow.Tensor {
  switch (part.kind) {
    case "number":
      return tf.scalar(part.value);
    case "variable":
      return given.get(part.name) as Tensorflow.Scalar;
    case "call": {
      const x = build(part.argument, given);
      return part.name === "negate" ? tf.neg(x) : tf[part.name](x);
    }
    case "operator": {
      const operations = { "+": tf.add, "-": tf.sub, "*": tf.mul, "/": tf.div, "^": tf.pow };
      return operations[part.symbol](build(part.left, given), build(part.right, given));
    }
  }
}

function differentiateByTensorflow(expression: Expression, variables: VariableValues) {
  return tf.tidy(() => {
    const names = Object.keys(variables);
    const measure = (...tensors: Tensorflow.Tensor[]) =>
      build(expression, new Map(names.map((name, i) => [name, tensors[i] as Tensorflow.Scalar])));
    const { value, grads } = tf.valueAndGrads(measure)(names.map((name) => tf.scalar(variables[name] ?? 0)));
    return { value: value.dataSync()[0], grads: grads.map((grad) => grad.dataSync()[0]) };
  });
}

const expectClose = (actual: number | null | undefined, expected: number, share: number, what: string) =>
  expect(Math.abs((actual ?? NaN) - expected), what).toBeLessThanOrEqual(
    share * Math.max(1, Math.abs(expected)),
  );

test("derivatives of 200 random expressions agree with TensorFlow.js and with difference quotients", () => {
  const random = createRandom(7, "expressions");
  const seen = new Set<string>();
  for (let i = 0; i < 200; i++) {
    const { expression, variables } = drawExpression(random, 1 + (i % 10));
    const text = printExpression(expression);
    const { tape, value, run } = differentiate(parseExpression(text), variables);
    const theirs = differentiateByTensorflow(expression, variables);
    expectClose(theirs.value, value, 1e-4, text);
    Object.keys(variables).forEach((name, at) => {
      const index = tape.variables.indexOf(name);
      const derivative = run.derivatives[index] ?? NaN;
      expectClose(theirs.grads[at], derivative, 1e-3, `${text}, by ${name}, TensorFlow.js`);
      expectClose(
        differenceQuotient(tape, variables, name),
        derivative,
        1e-5,
        `${text}, by ${name}, difference`,
      );
    });
    for (const entry of tape.entries) if (entry.kind === "operation") seen.add(entry.operation);
  }
  expect([...seen].sort()).toEqual(
    ["*", "+", "-", "/", "^", "cos", "exp", "log", "negate", "relu", "sigmoid", "sin", "sqrt", "tanh"].sort(),
  );
});

test("a power of two variables has both its derivatives", () => {
  const { run } = differentiate(parseExpression("x ^ y"), { x: 2, y: 3 });
  expect(run.derivatives[0]).toBeCloseTo(12, 12);
  expect(run.derivatives[1]).toBeCloseTo(8 * Math.log(2), 12);
});

test("what is printed is read as the same expression", () => {
  const random = createRandom(3, "printing");
  for (let i = 0; i < 300; i++) {
    const { expression } = drawExpression(random, 1 + (i % 12));
    expect(parseExpression(printExpression(expression))).toEqual(expression);
  }
});

test.each([
  ["2 + 3 * 4", 14],
  ["(2 + 3) * 4", 20],
  ["8 / 2 / 2", 2],
  ["8 - 2 - 2", 4],
  ["2 ^ 3 ^ 2", 512],
  ["-2 ^ 2", -4],
  ["2 ^ -1 * 4", 2],
  ["--3", 3],
  ["+3 - +2", 1],
  ["relu(-3) + sqrt(16)", 4],
  ["1.5e2 + .5", 150.5],
  ["6 ÷ 2 × 3 − 1", 8],
])("%s is %d", (text, value) => expect(evaluate(text)).toBeCloseTo(value, 12));

test("the tape has each variable once, and what is used twice gets both shares", () => {
  const { tape, run } = differentiate(parseExpression("x * x + x"), { x: 3 });
  expect(tape.variables).toEqual(["x"]);
  expect(tape.entries).toHaveLength(3);
  expect(run.derivatives[0]).toBe(7);
  expect(run.steps.map((step) => step.shares.map(({ share }) => share))).toEqual([
    [1, 1],
    [3, 3],
  ]);
});

test("numbers have no derivative, and a sum of numbers has nothing to send back", () => {
  const { tape, run } = differentiate(parseExpression("x * (2 + 3)"), { x: 1 });
  expect(tape.entries.map((_, i) => run.derivatives[i])).toEqual([5, null, null, null, 1]);
  expect(differentiate(parseExpression("2 + 3"), {}).run.steps).toEqual([]);
});

test.each([
  ["", "Type an expression", 0, 0],
  ["x + ", "After “+” a number", 2, 3],
  ["* x", "cannot begin with “*”", 0, 1],
  ["x + / y", "not “/”", 4, 5],
  ["2x", "Between “2” and “x” an operation is missing", 0, 2],
  ["(x) y", "an operation is missing", 2, 5],
  ["(x + y", "never closed", 0, 1],
  ["sin(x", "never closed", 3, 4],
  ["x + y)", "closes none", 5, 6],
  ["sin x", "sin needs brackets", 0, 3],
  ["foo(x)", "no function here", 0, 3],
  ["x ** 2", "written with “^”", 2, 4],
  ["x, y", "comma", 1, 2],
  ["y = x", "without “=”", 2, 3],
  ["1.2.3", "“1.2.3” is not a number", 0, 5],
  ["x # y", "“#” has no meaning", 2, 3],
  ["()", "not “)”", 1, 2],
])("%j is refused with its place", (text, message, from, to) => {
  const fault = (() => {
    try {
      parseExpression(text);
    } catch (error) {
      return error;
    }
    return null;
  })();
  expect(fault).toBeInstanceOf(ExpressionError);
  expect((fault as ExpressionError).message).toContain(message);
  expect((fault as ExpressionError).place).toMatchObject({ from, to });
});
