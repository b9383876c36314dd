import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { applyPreset, setKernel } from "@/components/widgets/convolution-stepper/edit";
import { explainFault, listNotes } from "@/components/widgets/convolution-stepper/explain";
import { buildStage, readOptions, toBank, toVolume } from "@/components/widgets/convolution-stepper/model";
import { makePreset } from "@/components/widgets/convolution-stepper/presets";
import { definition, type State } from "@/components/widgets/convolution-stepper/state";
import { convolve, measureGeometry, measureReceptiveField, type Volume } from "@/lib/math/convolution";

const text = readFileSync(join(import.meta.dirname, "lesson.mdx"), "utf8");

/** The settings with which the lesson opens the widget of this id, as a reader gets them. */
function readWidget(id: string): State {
  const tag = new RegExp(`<ConvolutionStepper id="${id}"([^\\n]*)/>`).exec(text)?.[1];
  if (tag === undefined) throw new Error(`The lesson has no widget ${id}`);
  const props = [...tag.matchAll(/(\w+)=(?:"([^"]*)"|\{([^}]*)\})/g)].map(
    ([, name = "", word, literal = ""]) => [name, word ?? (JSON.parse(literal) as unknown)],
  );
  return definition.schema.parse(Object.fromEntries(props));
}

const compute = (state: State): Volume => convolve(toVolume(state.image), toBank(state), readOptions(state));
const measure = (state: State) => measureGeometry(toVolume(state.image), toBank(state), readOptions(state));
const seesTheLine = (state: State) => compute(state).values.some((value) => value !== 0);

/** Side of the output of one square layer. */
const countPlaces = (input: number, kernel: number, rings: number, stride: number) =>
  measureGeometry(
    { height: input, width: input },
    { height: kernel, width: kernel },
    { padding: rings, stride, dilation: 1, flip: false },
  ).rows.output;

const unseen = readWidget("unseen");

test("all nine outputs are zero, and the last row and column are not read", () => {
  expect(compute(unseen)).toMatchObject({ height: 3, width: 3 });
  expect(seesTheLine(unseen)).toBe(false);
  expect(measure(unseen).rows).toMatchObject({ output: 3, unread: 1 });
  expect(listNotes(measure(unseen), unseen.padding).join()).toContain("no window reaches the last row");
});

test("each of padding, stride and filter size can bring the line back; dilation does not", () => {
  const ringed: State = { ...unseen, padding: "custom", rings: 1 };
  const { height, values } = compute(ringed);
  expect(height).toBe(4);
  expect([0, 1, 2, 3].map((row) => values.slice(4 * row, 4 * row + 4).some((value) => value !== 0))).toEqual([
    false,
    false,
    false,
    true,
  ]);
  expect(seesTheLine({ ...unseen, stride: 1 })).toBe(true);
  expect(seesTheLine({ ...unseen, stride: 3 })).toBe(false);
  expect(listNotes(measure({ ...unseen, stride: 1 }), "valid")).toEqual([]);
  expect(measure({ ...unseen, stride: 3 }).rows.unread).toBe(2);
  const four = { ...unseen, ...setKernel(unseen, 4) };
  expect(seesTheLine(four)).toBe(true);
  expect(measure(four).rows.unread).toBe(0);
  for (const dilation of [2, 3]) {
    const spread = { ...unseen, dilation };
    expect(measure(spread).rows.span).toBe(2 * dilation + 1);
    expect(measure(spread).rows.unread).toBe(1);
    expect(seesTheLine(spread)).toBe(false);
  }
});

test("7 with one ring, a filter of 3 and stride 3 give 3; the wrong answers come from the named mistakes", () => {
  expect(countPlaces(7, 3, 1, 3)).toBe(3);
  expect(Math.floor((7 + 2) / 3) + 1).toBe(4);
  expect(countPlaces(7, 3, 0, 1)).toBe(5);
  expect(countPlaces(7, 3, 1, 1)).toBe(7);
});

test("without padding a side of 12 is used up by five layers; with a ring it stays", () => {
  const sides = [12];
  while (sides.at(-1)! > 0) sides.push(countPlaces(sides.at(-1)!, 3, 0, 1));
  expect(sides).toEqual([12, 10, 8, 6, 4, 2, 0]);
  for (const [kernel, rings] of [
    [3, 1],
    [5, 2],
    [7, 3],
  ] as const)
    expect(countPlaces(12, kernel, rings, 1)).toBe(12);
});

test("a pixel in the middle is read nine times, in the corner once, with a ring four times", () => {
  const ones = { count: 1, channels: 1, height: 3, width: 3, weights: new Float32Array(9).fill(1) };
  const countReads = (row: number, column: number, padding: number) => {
    const values = new Float32Array(49);
    values[7 * row + column] = 1;
    const image = { channels: 1, height: 7, width: 7, values };
    const bank = { ...ones, biases: new Float32Array(1) };
    return convolve(image, bank, { padding, stride: 1, dilation: 1, flip: false }).values.reduce(
      (sum, value) => sum + value,
      0,
    );
  };
  expect([countReads(3, 3, 0), countReads(0, 0, 0), countReads(0, 0, 1)]).toEqual([9, 1, 4]);
});

test("on a picture of ones the blur dims the rim, and Sobel finds edges there", () => {
  const wall = readWidget("rim");
  const blurred = compute(wall);
  const at = ({ values }: Volume, row: number, column: number) => values[5 * row + column];
  expect([at(blurred, 2, 2), at(blurred, 0, 2), at(blurred, 0, 0)]).toEqual([1, 0.75, 0.5625]);
  const edges = compute({ ...wall, ...applyPreset(wall, 0, "sobel-x") });
  expect([at(edges, 2, 0), at(edges, 2, 2), at(edges, 2, 4)]).toEqual([4, 0, -4]);
  const wide = { ...wall, padding: "custom" as const, rings: 3 };
  expect(listNotes(measure(wide), "custom").join()).toContain("lie wholly in the zeros");
});

test("a stride of S keeps every S-th row and column of the output at stride 1", () => {
  const all = compute({ ...unseen, stride: 1, image: [makePreset("random", 8, 3)] });
  for (const stride of [2, 3, 4]) {
    const some = compute({ ...unseen, stride, image: [makePreset("random", 8, 3)] });
    for (let row = 0; row < some.height; row++)
      for (let column = 0; column < some.width; column++)
        expect(some.values[row * some.width + column]).toBe(
          all.values[row * stride * all.width + column * stride],
        );
  }
});

test("the landscape's steps: stride 2 keeps every second row; a frame of 1 at stride 4 reads one pixel in sixteen", () => {
  expect(readWidget("steps")).toMatchObject({ source: "picture", stride: 2, padding: "same" });
  const single = setKernel(unseen, 1);
  const spare = { ...unseen, ...single, stride: 4 };
  expect(listNotes(measure(spare), "valid").join()).toContain("read by no window at all");
  expect(compute(spare).values).toHaveLength(64 / 16);
});

test("receptive fields: two of 3 see 5, three see 7; stride 2 first, 11; weights 27 against 49", () => {
  const three = { kernel: 3 };
  expect(measureReceptiveField([three, three])).toBe(5);
  expect(measureReceptiveField([three, three, three])).toBe(7);
  expect(measureReceptiveField([{ kernel: 3, stride: 2 }, three, three])).toBe(11);
  expect([3 * 3 * 3, 7 * 7]).toEqual([27, 49]);
});

test("a blur of 3 done twice is the blur of 5", () => {
  const image = { channels: 1, height: 9, width: 9, values: new Float32Array(81) };
  for (let i = 0; i < 81; i++) image.values[i] = makePreset("random", 9, 5).flat()[i]!;
  const options = { padding: "valid" as const, stride: 1, dilation: 1, flip: false };
  const blur = (size: number) => toBank({ filters: [[makePreset("blur", size, 1)]], biases: [0] });
  const twice = convolve(convolve(image, blur(3), options), blur(3), options);
  const once = convolve(image, blur(5), options);
  expect(twice.values).toHaveLength(25);
  for (const [i, value] of once.values.entries()) expect(twice.values[i]).toBeCloseTo(value, 6);
});

test("a frame of 7 fits a picture of 5 once there is a ring round it", () => {
  const wall = readWidget("rim");
  const large = { ...wall, ...setKernel(wall, 7), padding: "custom" as const };
  const none = buildStage({ ...large, rings: 0 }, toVolume(large.image));
  expect(none.fault).toContain("the window fits nowhere");
  expect(explainFault(measure({ ...large, rings: 1 }), "custom")).toBeNull();
});

test("seven pairs of filter size and rings give side 4 at stride 2, three of them without a remainder", () => {
  const pairs = [];
  for (let rings = 0; rings <= 3; rings++)
    for (let kernel = 1; kernel <= 7; kernel++)
      if (countPlaces(8, kernel, rings, 2) === 4) pairs.push({ kernel, rest: (8 + 2 * rings - kernel) % 2 });
  expect(pairs).toHaveLength(7);
  expect(pairs.filter(({ rest }) => rest === 0)).toHaveLength(3);
});

test("AlexNet's first layer fits 227 and not 224", () => {
  expect([countPlaces(224, 11, 0, 4), (224 - 11) % 4]).toEqual([54, 1]);
  expect([countPlaces(227, 11, 0, 4), (227 - 11) % 4]).toEqual([55, 0]);
  expect([55 * 55, 55 * 55 * 96, 3 * 55 * 55 * 96]).toEqual([3025, 290_400, 871_200]);
  expect(96 * (11 * 11 * 3 + 1)).toBe(34_944);
});
