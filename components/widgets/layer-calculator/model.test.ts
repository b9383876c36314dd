import { expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { createRandom } from "@/lib/math/random";
import { printPrograms } from "./code";
import { setExamples, setInputs, setUnits } from "./edit";
import { computeLayer, printSmall, spellRow } from "./model";
import { definition, layerActivations, type State } from "./state";

const opening = definition.schema.parse({});

/** What the printed TensorFlow.js program computes as `a`, in reading order. */
async function run(state: State): Promise<number[]> {
  const body = printPrograms(state)
    .tensorflowjs.replace(/^import .*$/m, "")
    .replace(/^z\.print\(\);\n/m, "")
    .replace(/^a\.print\(\);$/m, "return a.dataSync();");
  const tf = await loadTfNode("cpu");
  const compute = new Function("tf", body) as (tf: unknown) => Float32Array;
  return [...tf.tidy(() => compute(tf) as never)];
}

test("the recap slide's layer has the pre-activation 15, 24, 29", () => {
  expect(computeLayer(opening).z).toEqual([15, 24, 29]);
  expect(spellRow(opening, 0, 0)).toBe("2·1 + 4·3 + 2·2 + (−3) = 15");
  expect(computeLayer(opening).parameters).toBe(12);
});

test("layers of random shape and numbers are what TensorFlow.js computes", async () => {
  const random = createRandom(5, "layer");
  const draw = (length: number) => Array.from({ length }, () => Math.round(random.normal() * 100) / 100);
  for (const activation of layerActivations)
    for (const [units, inputs, examples] of [
      [1, 5, 2],
      [4, 1, 3],
      [5, 5, 4],
    ] as const) {
      const state = definition.schema.parse({
        weights: Array.from({ length: units }, () => draw(inputs)),
        biases: draw(units),
        examples: Array.from({ length: examples }, () => draw(inputs)),
        activation,
      });
      const printed = await run(state);
      expect(printed).toHaveLength(units * examples);
      for (const [i, value] of computeLayer(state).a.entries()) expect(printed[i]).toBeCloseTo(value, 5);
    }
});

test("an input that is added with weight 0 changes no output; of a zero example a layer sees its biases", () => {
  const wider = definition.schema.parse({ ...opening, ...setInputs(opening, 5) });
  expect(computeLayer(wider).z).toEqual([15, 24, 29]);
  const batch = computeLayer(definition.schema.parse({ ...opening, ...setExamples(opening, 2) }));
  expect(batch.z.filter((_, i) => i % 2 === 1)).toEqual(opening.biases);
  const taller = definition.schema.parse({ ...opening, ...setUnits(opening, 5) });
  expect(computeLayer(taller).z).toEqual([15, 24, 29, 0, 0]);
});

test("a shrunken layer keeps the choice of neuron and example within it", () => {
  const last = { ...opening, ...setExamples(opening, 4), row: 2, example: 3 };
  const small = definition.schema.parse({ ...last, ...setUnits(last, 1), ...setExamples(last, 1) });
  expect(computeLayer(small)).toMatchObject({ row: 0, example: 0, z: [15] });
});

test("weights, biases and inputs that do not fit each other are refused", () => {
  for (const wrong of [{ biases: [1] }, { examples: [[1, 2]] }, { weights: [[1, 2, 3], [1]] }])
    expect(definition.schema.safeParse(wrong).success).toBe(false);
});

test("a slope that three decimals would hide is printed as a power of ten", () => {
  expect(printSmall(3.06e-7)).toBe("3.1e−7");
  expect(printSmall(0)).toBe("0");
  expect(printSmall(0.25)).toBe("0.25");
});
