import { expect, test } from "vitest";
import { hasPython, runPython } from "@/lib/experiment/print/test-python";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { createRandom } from "@/lib/math/random";
import { printExpression } from "@/lib/math/expression/print-expression";
import { drawExpression } from "@/lib/math/expression/random-expression";
import { printPrograms } from "./code";
import { findLevels, placeGraph } from "./layout";
import { buildStage, checkDerivatives, findFault } from "./model";
import { definition, presets, type State } from "./state";
import { describeAgreement, describeStage, describeStep, nameStep } from "./words";

const open = (patch: Partial<State> = {}): State => definition.schema.parse(patch);

const awkward: Partial<State>[] = [
  { expression: "value * sin(2) + lambda ^ 2", values: { value: 3, lambda: 2 } },
  { expression: "-x ^ 2 / (1 - -y) ^ 2", values: { x: 3, y: 2 } },
];
const samples = [...presets, ...awkward].map(({ expression = "", values = {} }) =>
  open({ expression, values }),
);

test("it opens on a neuron's squared error, with the derivatives of the textbook", () => {
  const stage = buildStage(open());
  const t = Math.tanh(0.5 * 2 - 0.5);
  const slope = 2 * (t - 1) * (1 - t * t);
  const expected = { w: slope * 2, x: slope * 0.5, b: slope, y: -2 * (t - 1) };
  stage.tape.variables.forEach((name, i) =>
    expect(stage.run.derivatives[i]).toBeCloseTo(expected[name as keyof typeof expected], 10),
  );
  expect(describeStage(stage)).toBe(
    "The result is 0.289; its derivatives are −1.692 by w, −0.423 by x, −0.846 by b, 1.076 by y",
  );
});

test("one step at a time: values first, then the derivative of each line, complete when it sends back", () => {
  const state = open({ expression: "x * x + x", values: { x: 3 } });
  const at = (step: number) => buildStage({ ...state, step });
  expect(at(999).steps).toBe(5);
  expect(at(1).shownValues).toEqual([3, 9, null]);
  expect(at(1).shownDerivatives).toEqual([null, null, null]);
  expect(at(3).shownDerivatives).toEqual([null, null, 1]);
  expect(at(4).shownDerivatives).toEqual([1, 1, 1]);
  expect(at(5).shownDerivatives).toEqual([7, 1, 1]);
  expect(describeStep(at(1))).toEqual(["v1 = x × x = 3 × 3 = 9"]);
  expect(describeStep(at(5))).toEqual([
    "v1 = x × x sends its derivative 1 back",
    "to x: 1 × 3 [x] = 3, which makes 4 in all",
    "to x: 1 × 3 [x] = 3, which makes 7 in all",
    "The way back is done.",
  ]);
  expect([0, 2, 3, 5].map((step) => nameStep(at(step), step))).toEqual([
    "the start",
    "forward 2 of 2",
    "backward 1 of 3",
    "backward 3 of 3",
  ]);
});

test("every entry's share on the way back is named with its own operand", () => {
  const stage = buildStage(open({ expression: "a / b - b", values: { a: 6, b: 2 }, step: 5 }));
  expect(describeStep(stage)).toEqual([
    "v1 = a / b sends its derivative 1 back",
    "to a: 1 × 0.5 [1 / b] = 0.5",
    "to b: 1 × (−1.5) [−v1 / b] = −1.5, which makes −2.5 in all",
    "The way back is done.",
  ]);
});

test("values outside a function's domain are explained, not drawn as numbers", () => {
  const stage = buildStage(open({ expression: "log(x)", values: { x: -1 }, step: 1 }));
  expect(describeStep(stage)).toEqual([
    "v1 = log(x) = log(−1) = undefined",
    "The logarithm is defined above 0 only.",
  ]);
});

test("derivatives and difference quotients agree for every preset", () => {
  for (const state of samples)
    for (const { derivative, difference } of checkDerivatives(buildStage(state)))
      expect(Math.abs(derivative - difference)).toBeLessThan(1e-6 * Math.max(1, Math.abs(derivative)));
});

test("at a kink the difference quotient disagrees, and it is said", () => {
  expect(describeAgreement(checkDerivatives(buildStage(open())))).toBe("agree to 6 digits or more");
  const kink = buildStage(open({ expression: "relu(x)", values: { x: 0 } }));
  expect(describeAgreement(checkDerivatives(kink))).toBe("differ by up to 0.5");
});

test("operations stand behind their operands, no two nodes on one place, at any width", () => {
  const random = createRandom(5, "layout");
  for (let i = 0; i < 60; i++) {
    const { expression, variables: values } = drawExpression(random, 2 + (i % 9));
    const { tape } = buildStage(open({ expression: printExpression(expression), values }));
    const levels = findLevels(tape);
    tape.entries.forEach((entry, index) =>
      entry.inputs.forEach((input) => expect(levels[input]).toBeLessThan(levels[index] ?? 0)),
    );
    for (const room of [300, 700, 1100]) {
      const { nodes, width, height, box } = placeGraph(tape, room);
      const isDisjoint = nodes.every((a, m) =>
        nodes.every(
          (b, n) => m === n || Math.abs(a.x - b.x) >= box.width || Math.abs(a.y - b.y) >= box.height,
        ),
      );
      expect(isDisjoint).toBe(true);
      for (const { x, y } of nodes) {
        expect(x - box.width / 2).toBeGreaterThanOrEqual(0);
        expect(x + box.width / 2).toBeLessThanOrEqual(width);
        expect(y - box.height / 2).toBeGreaterThanOrEqual(0);
        expect(y + box.height / 2).toBeLessThanOrEqual(height);
      }
    }
  }
});

test("too many variables, or too long a tape, are refused in words", () => {
  expect(findFault("a+b+c+d+e+f+g")?.message).toContain("7 variables");
  expect(findFault(Array.from({ length: 40 }, () => "x").join("+"))?.message).toContain("40 lines");
  expect(findFault("x + 1")).toBeNull();
});

test("the printed TensorFlow.js programs compute the picture's own value and derivatives", async () => {
  const tf = await loadTfNode("cpu");
  for (const state of samples) {
    const stage = buildStage(state);
    const body = printPrograms(stage)
      .tensorflowjs.replace(/^import .*$/m, "")
      .replace("value.print();", "")
      .replace(
        "grads.forEach((grad) => grad.print());",
        "return [value, ...grads].map((t) => t.dataSync()[0]);",
      );
    const run = new Function("tf", body) as (library: unknown) => number[];
    const found = tf.tidy(() => run(tf) as never) as number[];
    const expected = [stage.values.at(-1), ...stage.tape.variables.map((_, i) => stage.run.derivatives[i])];
    expect(found).toHaveLength(expected.length);
    found.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 4));
  }
});

test.runIf(hasPython("torch")).each(samples.map((state) => [state.expression, state] as const))(
  "the printed PyTorch program computes the same: %s",
  { timeout: 120_000 },
  async (_, state) => {
    const stage = buildStage(state);
    const [output = ""] = await runPython([printPrograms(stage).pytorch]);
    const found = output.trim().split("\n").map(Number);
    const expected = [stage.values.at(-1), ...stage.tape.variables.map((__, i) => stage.run.derivatives[i])];
    expect(found).toHaveLength(expected.length);
    found.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 4));
  },
);
