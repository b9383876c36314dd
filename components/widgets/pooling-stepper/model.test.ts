import { expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { printPrograms } from "./code";
import { editGradient, editPixel, setSide } from "./edit";
import { buildStage, shiftImage, spellBackward, spellForward, spellPixel } from "./model";
import { definition, type State } from "./state";

const opening = definition.schema.parse({});

/** What the printed TensorFlow.js program prints: the output and the gradient, in reading order. */
async function run(state: State): Promise<{ y: Float32Array; gradient: Float32Array }> {
  const body = printPrograms(buildStage(state))
    .tensorflowjs.replace(/^import .*$/m, "")
    .replace(/^y\..*print\(\);\n/m, "")
    .replace(/^gradient\..*print\(\);$/m, "return { y: y.dataSync(), gradient: gradient.dataSync() };");
  expect(body).toContain("return {");
  const tf = await loadTfNode("cpu");
  const compute = new Function("tf", body) as (tf: unknown) => { y: Float32Array; gradient: Float32Array };
  return tf.tidy(() => compute(tf) as never);
}

test.each<[string, Partial<State>]>([
  ["max", {}],
  ["average", { kind: "average" }],
  ["overlapping", { size: 3, stride: 1 }],
  ["max with a ring", { padding: "custom", size: 3 }],
  ["average with a ring", { kind: "average", padding: "custom", size: 3, stride: 1 }],
  ["same, of even size", { kind: "average", padding: "same", size: 4, stride: 1 }],
  ["same, max", { padding: "same", size: 3, stride: 2 }],
])("the printed program computes the picture's own output and gradient: %s", async (_, change) => {
  const state = definition.schema.parse({ ...opening, ...change });
  const stage = buildStage(state);
  const { y, gradient } = await run(state);
  expect(y).toHaveLength(stage.output.values.length);
  for (const [i, value] of stage.output.values.entries()) expect(y[i]).toBeCloseTo(value, 5);
  for (const [i, value] of stage.gradient.entries()) expect(gradient[i]).toBeCloseTo(value, 5);
});

test("the sentences name the maximum, its place, and what is done with ties", () => {
  expect(spellForward(buildStage(opening))).toBe("max(1, 0, 4, 6) = 6");
  expect(spellBackward(buildStage(opening))).toBe("2 goes whole to row 2, column 2");
  const tied = buildStage({ ...opening, row: 1, column: 2 });
  expect(tied.ties).toBe(2);
  expect(spellBackward(tied)).toBe(
    "2 goes whole to row 3, column 5: the first, in reading order, of 2 equal numbers",
  );
  const average = buildStage({ ...opening, kind: "average" });
  expect(spellForward(average)).toBe("(1 + 0 + 4 + 6) / 4 = 2.75");
  expect(spellBackward(average)).toBe("2 / 4 = 0.5 goes to each of 4 pixels");
});

test("a pixel names each window that sends it a share", () => {
  const spot = definition.schema.parse({
    image: [
      [0, 0, 0],
      [0, 9, 0],
      [0, 0, 0],
    ],
    gradient: [
      [1, 2],
      [3, -4],
    ],
    stride: 1,
  });
  expect(spellPixel(buildStage(spot), 4)).toBe(
    "Pixel in row 2, column 2 gets 1 + 2 + 3 + (−4) = 2 from 4 windows",
  );
  expect(spellPixel(buildStage(spot), 0)).toBe("Pixel in row 1, column 1: no window sends it any gradient");
});

test("while the walk goes, only the windows it has passed have sent their gradient back", () => {
  expect([...buildStage(opening, 1).gradient].filter((value) => value !== 0)).toEqual([2]);
  expect([...buildStage(opening).gradient].filter((value) => value !== 0)).toHaveLength(9);
});

test("edits keep the state whole: a pixel, a gradient beyond the stored ones, a side, a shift", () => {
  expect(editPixel(opening, 0, 1, 5).image?.[0]).toEqual([1, 5, 2, 3, 0, 1]);
  const wide = definition.schema.parse({ ...opening, stride: 1, ...editGradient(opening, 4, 4, 7) });
  expect(buildStage(wide).incoming.at(-1)).toBe(7);
  expect(buildStage(wide).incoming[3]).toBe(1);
  expect(setSide(opening, 7).image?.[6]).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(
    shiftImage(
      [
        [1, 2],
        [3, 4],
      ],
      "right",
    ),
  ).toEqual([
    [0, 1],
    [0, 3],
  ]);
  expect(
    shiftImage(
      [
        [1, 2],
        [3, 4],
      ],
      "down",
    ),
  ).toEqual([
    [0, 0],
    [1, 2],
  ]);
});

test("a window that fits nowhere is explained, and rings over half the window are not taken", () => {
  const small = { ...opening, ...setSide(opening, 1), size: 2 };
  expect(buildStage(small).fault).toContain("fits nowhere");
  expect(buildStage({ ...small, padding: "custom" }).fault).toBeNull();
  expect(buildStage({ ...opening, padding: "custom", rings: 2 }).options.padding).toBe(1);
});
