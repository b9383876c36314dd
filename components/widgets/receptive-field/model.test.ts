import { expect, test } from "vitest";
import { printPrograms } from "./code";
import { addLayer, editLayer, moveLayer, moveUnit, removeLayer } from "./edit";
import { findEffective, measureBox, shareColumns, shareWays } from "./effective";
import { buildStage } from "./model";
import { applyPreset, findPreset, presetNames } from "./presets";
import { definition, type State } from "./state";
import { describePixel, spellRecursion, writeTitle } from "./words";

const opening = definition.schema.parse({});
const show = (patch: Partial<State> = {}) => buildStage({ ...opening, ...patch });

test("opens on eight layers of 3 x 3, whose last unit could see 17 pixels, in the middle of 33", () => {
  const stage = show();
  expect(stage.levels.map(({ sight }) => sight.size)).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17]);
  expect(stage.levels[0]?.window).toEqual({ top: 8, bottom: 24, left: 8, right: 24 });
  expect(stage.levels[7]?.window).toEqual({ top: 15, bottom: 17, left: 15, right: 17 });
  expect(spellRecursion(stage)).toBe("15 + (3 − 1) · 1 = 17 pixels; the next unit looks 1 further");
});

test("the border cuts the window, and the title says what it leaves", () => {
  const stage = show({ row: 0, column: 16 });
  expect(stage.whole).toEqual({ top: -8, bottom: 8, left: 8, right: 24 });
  expect(stage.levels[0]?.window).toEqual({ top: 0, bottom: 8, left: 8, right: 24 });
  expect(writeTitle(stage, null)).toBe(
    "This unit could see 17\u00a0×\u00a017 pixels, of which the border leaves 9\u00a0×\u00a017",
  );
});

test("the presets are what their names say, and each is found again", () => {
  const seen = Object.fromEntries(
    presetNames.map((name) => {
      const patch = applyPreset(name);
      const stage = show(patch);
      expect(stage.fault).toBeNull();
      expect(findPreset({ ...opening, ...patch })).toBe(name);
      return [name, stage.levels.at(-1)?.sight.size];
    }),
  );
  // VGG-16: 5, pool 6, 14, pool 16, 40.
  expect(seen).toEqual({ eight: 17, three: 7, seven: 7, twenty: 41, dilated: 31, lenet5: 16, vgg16: 40 });
  expect(findPreset({ ...opening, side: 32 })).toBeNull();
});

test("an impossible layer is named, the layers before it stay, and so does the state behind it", () => {
  const layers = [
    ...opening.layers.slice(0, 2),
    { ...opening.layers[0]!, size: 11, padding: "valid" as const },
    ...opening.layers.slice(2),
  ];
  const stage = show({ layers, side: 8 });
  expect(stage.fault).toMatchObject({ layer: 2 });
  expect(stage.fault?.message).toContain("11x11");
  expect(stage.levels).toHaveLength(3);
  expect(stage.unit.layer).toBe(1);
  const first = show({ layers: layers.slice(2, 3), side: 8 });
  expect(first.unit.layer).toBe(-1);
  expect(writeTitle(first, null)).toContain("11x11");
});

test("a unit moves within its layer, and to about the same place of another", () => {
  const stage = show(applyPreset("vgg16"));
  expect(stage.unit).toEqual({ layer: 8, row: 8, column: 8 });
  expect(moveUnit(stage, -100, 1)).toEqual({ row: 0, column: 9 });
  expect(moveLayer(stage, 0)).toEqual({ layer: 0, row: 34, column: 34 });
  expect(moveLayer(stage, 99).layer).toBe(8);
});

test("layers are edited, added and removed, and one always stays", () => {
  expect(editLayer(opening, 1, { stride: 2 }).layers?.map(({ stride }) => stride)).toEqual([
    1, 2, 1, 1, 1, 1, 1, 1,
  ]);
  expect(addLayer(opening, 3)).toMatchObject({ layer: 4 });
  expect(addLayer(opening, 3).layers).toHaveLength(9);
  expect(removeLayer(opening, 7)).toMatchObject({ layer: 6 });
  expect(removeLayer({ ...opening, layers: opening.layers.slice(0, 1) }, 0)).toEqual({});
});

test("of an even gradient the square of 95 % is the window less nothing; of a peak it is one pixel", () => {
  const whole = { top: 1, bottom: 5, left: 1, right: 5 };
  const even = Float64Array.from({ length: 49 }, (_, i) =>
    i % 7 > 0 && i % 7 < 6 && i > 6 && i < 42 ? 1 : 0,
  );
  expect(measureBox(findEffective(even, 7, whole)!)).toBe(5);
  const peak = even.map((value, i) => (i === 24 ? 1000 : value));
  expect(findEffective(peak, 7, whole)).toEqual({ top: 3, bottom: 3, left: 3, right: 3 });
  expect(findEffective(new Float64Array(49), 7, whole)).toBeNull();
  expect([...shareColumns(even, 7)].map((share) => share.toFixed(2))).toEqual([
    "0.00",
    "0.20",
    "0.20",
    "0.20",
    "0.20",
    "0.20",
    "0.00",
  ]);
  expect([...shareWays(Float64Array.of(1, 2, 1))]).toEqual([0.25, 0.5, 0.25]);
});

test("a pixel is told by its share of the ways, one outside by its gradient of exactly 0", () => {
  const stage = show({ layers: opening.layers.slice(0, 1), layer: 0 });
  expect(describePixel(stage, null, 16, 16)).toBe("row 17, column 17: 11 % of all ways");
  expect(describePixel(stage, null, 0, 0)).toBe("row 1, column 1: no way to the unit, gradient exactly 0");
});

test("the printed programs end in the gradient of the unit in view", () => {
  const code = printPrograms(show({ row: 3, column: 4 }));
  expect(code.tensorflowjs).toContain("slice([0, 3, 4, 0]");
  expect(code.keras).toContain("model(picture)[0, 3, 4, 0]");
  expect(code.pytorch).toContain("[0, 0, 3, 4].backward()");
});
