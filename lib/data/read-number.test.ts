import { expect, test } from "vitest";
import { findDecimal, isMissing, readNumber } from "./read-number";

test("numbers are read in all the ways that people write them", () => {
  const point = ["1", "-2.5", "+.5", "3.", "1e3", "−4", "1,234,567.5", "12 345.5", "1'000"];
  expect(point.map((cell) => readNumber(cell, "point"))).toEqual([
    1, -2.5, 0.5, 3, 1000, -4, 1234567.5, 12345.5, 1000,
  ]);
  const comma = ["1", "-2,5", ",5", "1.234.567,5", "1.234", "12 345,5", "0.25"];
  expect(comma.map((cell) => readNumber(cell, "comma"))).toEqual([
    1, -2.5, 0.5, 1234567.5, 1234, 12345.5, 0.25,
  ]);
});

test("what only looks like a number is none", () => {
  for (const cell of [
    "",
    " ",
    "0x10",
    "Infinity",
    "-inf",
    "NaN",
    "1e999",
    "1e301",
    "1-2",
    "12a",
    "1,2,3",
    "2020-01-02",
  ])
    expect(readNumber(cell, "point")).toBeNaN();
});

test("cells without a value are known in the words of spreadsheets, R and Python", () => {
  for (const cell of ["", "NA", "n/a", "NaN", "null", "None", "-", "?", "#N/A", "."])
    expect(isMissing(cell)).toBe(true);
  for (const cell of ["0", "no", "nano", "-1"]) expect(isMissing(cell)).toBe(false);
});

test("the decimal sign is found by the numbers that allow one reading", () => {
  expect(findDecimal(["2,5", "1,234"], ";")).toBe("comma");
  expect(findDecimal(["2.5", "1,234"], "\t")).toBe("point");
  expect(findDecimal(["1.234,5"], ";")).toBe("comma");
  expect(findDecimal(["1,234.5"], ";")).toBe("point");
  expect(findDecimal(["1,234", "5,678"], ";")).toBe("comma");
  expect(findDecimal(["1,234", "5,678"], ",")).toBe("point");
  expect(findDecimal(["1.234", "5.678"], ";")).toBe("point");
});
