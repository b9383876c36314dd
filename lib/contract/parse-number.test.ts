import { expect, test } from "vitest";
import { parseNumber } from "./parse-number";

test.each([
  ["41", 41],
  [" 41 ", 41],
  ["-0.5", -0.5],
  ["\u22120.5", -0.5],
  ["+3", 3],
  [".5", 0.5],
  ["3,5", 3.5],
  ["0,125", 0.125],
  ["1,000", 1000],
  ["138,357,544", 138357544],
  ["1,234.5", 1234.5],
  ["1 000", 1000],
  ["61\u202f706", 61706],
  ["2e-3", 0.002],
])("%j is a number", (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

test.each([
  "",
  " ",
  "forty",
  "4 1 a",
  "1,2,3",
  "--1",
  "1e999",
  "Infinity",
  "NaN",
  "0x10",
  "1.2.3",
  "9".repeat(17),
])("%j is no number", (text) => {
  expect(parseNumber(text)).toBeNull();
});
