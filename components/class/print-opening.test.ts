import { expect, test } from "vitest";
import { printDate } from "@/components/form/print-date";
import { printOpening } from "./print-opening";

const [may, june, july] = [
  "2026-05-01T08:00:00.000Z",
  "2026-06-01T08:00:00.000Z",
  "2026-07-01T08:00:00.000Z",
];
const at = (opensAt: string | null, closesAt: string | null) =>
  printOpening({ lesson: "lstm", opensAt, closesAt }, Date.parse(june));

test("a lesson without times is open", () => {
  expect(at(null, null)).toBe("open");
  expect(at(may, null)).toBe("open");
});

test("what is to come and what is over is said with its moment", () => {
  expect(at(july, null)).toBe(`opens ${printDate(july)}`);
  expect(at(may, july)).toBe(`open until ${printDate(july)}`);
  expect(at(null, may)).toBe(`closed ${printDate(may)}`);
  expect(at(null, june), "it closes at its moment, not after").toBe(`closed ${printDate(june)}`);
});
