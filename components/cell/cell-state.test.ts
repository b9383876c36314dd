import { expect, test } from "vitest";
import type { Output } from "@/lib/sandbox/browser/protocol";
import { addOutput } from "./cell-state";

const log = (text: string, level: "log" | "warn" = "log"): Output => ({ kind: "log", level, text });
const chart = (number: number, y: number[]): Output => ({
  kind: "chart",
  chart: number,
  xLabel: "",
  yLabel: "",
  isLog: false,
  series: [{ name: "loss", x: y.map((_, index) => index), y }],
});
const addAll = (...outputs: Output[]) => outputs.reduce<readonly Output[]>(addOutput, []);

test("lines of the log stand together as long as nothing comes between them", () => {
  expect(addAll(log("a"), log("b"), log("c", "warn"), log("d"))).toEqual([
    log("a\nb"),
    log("c", "warn"),
    log("d"),
  ]);
});

test("a chart that has grown takes its own place, whatever came since", () => {
  expect(addAll(chart(0, [1]), log("a"), chart(1, [5]), chart(0, [1, 2]))).toEqual([
    chart(0, [1, 2]),
    log("a"),
    chart(1, [5]),
  ]);
});

test("a flood of outputs ends", () => {
  const value = { kind: "value", text: "1" } as const;
  expect(addAll(...Array.from({ length: 3000 }, () => value))).toHaveLength(1200);
});
