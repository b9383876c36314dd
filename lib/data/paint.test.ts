import { expect, test } from "vitest";
import { experimentSchema } from "@/lib/experiment/schema";
import { mostRows, type TableSource } from "@/lib/experiment/schema-data";
import { addClass, addPoint, emptyTable, erasePoints, sprayPoints, startBrush, touch } from "./paint";

/** Distance of each point from a place. */
const distances = ({ inputs, targets }: TableSource, x: number, y: number) =>
  targets.map((_, i) => Math.hypot((inputs[2 * i] as number) - x, (inputs[2 * i + 1] as number) - y));

const isSound = (source: TableSource) => experimentSchema.safeParse({ data: { source } }).success;

test("an empty table has its classes and no points", () => {
  expect(emptyTable(3).classes).toEqual(["class 1", "class 2", "class 3"]);
  expect(emptyTable(["cat", "dog"]).classes).toEqual(["cat", "dog"]);
  expect(emptyTable(null).classes).toBeNull();
  for (const classes of [2, 5, null]) expect(isSound(emptyTable(classes))).toBe(true);
});

test("a point stands where it is put, within the plane that is drawn", () => {
  const one = addPoint(emptyTable(2), 0.25, -0.5, 1);
  expect(one).toMatchObject({ inputs: [0.25, -0.5], targets: [1] });
  expect(addPoint(one, 7, -7, 0).inputs).toEqual([0.25, -0.5, 1.2, -1.2]);
});

test("a spray fills its disc evenly: a quarter of its points lie within half of its radius", () => {
  const spray = sprayPoints(emptyTable(2), 0.1, -0.2, 1, 0.4, 4_000, 3);
  expect(isSound(spray)).toBe(true);
  const reached = distances(spray, 0.1, -0.2);
  expect(Math.max(...reached)).toBeLessThanOrEqual(0.4001);
  expect(reached.filter((distance) => distance < 0.2).length / reached.length).toBeCloseTo(0.25, 1);
});

test("the same touch on the same table gives the same points; the next touch gives others", () => {
  const once = sprayPoints(emptyTable(2), 0, 0, 0, 0.3, 5, 1);
  expect(sprayPoints(emptyTable(2), 0, 0, 0, 0.3, 5, 1)).toEqual(once);
  expect(sprayPoints(emptyTable(2), 0, 0, 0, 0.3, 5, 2)).not.toEqual(once);
  const twice = sprayPoints(once, 0, 0, 0, 0.3, 5, 1);
  expect(twice.inputs.slice(10)).not.toEqual(twice.inputs.slice(0, 10));
});

test("a table takes 5,000 points and no more", () => {
  const full = sprayPoints(sprayPoints(emptyTable(2), 0, 0, 0, 1, 4_999, 1), 0, 0, 1, 1, 9, 1);
  expect(full.targets).toHaveLength(mostRows);
  expect(full.targets.filter((label) => label === 1)).toHaveLength(1);
  expect(addPoint(full, 0, 0, 0)).toBe(full);
  expect(sprayPoints(full, 0, 0, 0, 1, 3, 1)).toBe(full);
  expect(isSound(full)).toBe(true);
});

test("the eraser takes the points within its disc and leaves the others with their classes", () => {
  const three = [0, 0.5, 1].reduce((table, x, i) => addPoint(table, x, 0, i % 2), emptyTable(2));
  const rest = erasePoints(three, 0.45, 0, 0.1);
  expect(rest).toMatchObject({ inputs: [0, 0, 1, 0], targets: [0, 0] });
  expect(erasePoints(three, -1, -1, 0.1)).toBe(three);
});

test("classes are added up to five; a table of numbers has none to add to", () => {
  const five = addClass(addClass(addClass(addClass(emptyTable(2)))));
  expect(five.classes).toEqual(["class 1", "class 2", "class 3", "class 4", "class 5"]);
  expect(addClass(emptyTable(["class 3", "b"])).classes).toEqual(["class 3", "b", "class 3′"]);
  const numbers = emptyTable(null);
  expect(addClass(numbers)).toBe(numbers);
});

test("a touch does what the brush is set to", () => {
  const brush = { ...startBrush, label: 1, value: 0.5, count: 3 };
  expect(touch(emptyTable(2), brush, 0, 0, 1).targets).toEqual([1, 1, 1]);
  expect(touch(emptyTable(null), brush, 0, 0, 1).targets).toEqual([0.5, 0.5, 0.5]);
  const one = touch(emptyTable(2), { ...brush, label: 4, count: 1 }, 0.2, 0.3, 1);
  expect(one).toMatchObject({ inputs: [0.2, 0.3], targets: [1] });
  expect(touch(one, { ...brush, tool: "erase", radius: 0 }, 0.21, 0.3, 1).targets).toEqual([]);
});
