import { expect, test } from "vitest";
import { describeMeasures, judgeRuns, runRuleSchema, type MeasuredRun } from "./run-outcome";

function measure(name: string, training: number, validation: number): MeasuredRun {
  return {
    name,
    step: 500,
    train: { loss: training, accuracy: 1 },
    validation: { loss: validation, accuracy: null },
  };
}

const pair = [measure("free", 0.001, 1.76), measure("held back", 0.69, 0.7)];

test("a run speaks for the option of the curve that ends lowest, or highest", () => {
  const options = ["free", "held"];
  expect(judgeRuns({ by: "lowest", measure: "validation loss", options }, pair)).toBe("held");
  expect(judgeRuns({ by: "highest", measure: "validation loss", options }, pair)).toBe("free");
  expect(judgeRuns({ by: "lowest", measure: "training loss", options }, pair)).toBe("free");
});

test("it speaks for none where curves end alike, one is missing, or a number is", () => {
  const options = ["free", "held"];
  expect(judgeRuns({ by: "highest", measure: "training accuracy", options }, pair)).toBeNull();
  expect(judgeRuns({ by: "highest", measure: "validation accuracy", options }, pair)).toBeNull();
  expect(judgeRuns({ by: "lowest", measure: "training loss", options }, pair.slice(1))).toBeNull();
  const diverged = [measure("free", NaN, NaN), measure("held back", 0.6, 0.7)];
  expect(judgeRuns({ by: "lowest", measure: "training loss", options }, diverged)).toBeNull();
});

test("a number speaks for the option of its range", () => {
  const ranges = [{ below: 0.2, option: "small" }, { below: 0.5, option: "middle" }, { option: "large" }];
  const judge = (gap: number) =>
    judgeRuns({ by: "range", measure: "gap", run: 0, ranges }, [measure("", 0.25, 0.25 + gap)]);
  expect([-1, 0.125, 0.25, 0.5, 7, NaN].map(judge)).toEqual([
    "small",
    "small",
    "middle",
    "large",
    "large",
    null,
  ]);
});

test("ranges that do not cover every number once are refused", () => {
  const parse = (ranges: object[]) =>
    runRuleSchema.safeParse({ by: "range", measure: "gap", ranges }).success;
  expect(parse([{ below: 1, option: "a" }, { option: "b" }])).toBe(true);
  expect(
    parse([
      { below: 1, option: "a" },
      { below: 2, option: "b" },
    ]),
  ).toBe(false);
  expect(parse([{ below: 2, option: "a" }, { below: 1, option: "b" }, { option: "c" }])).toBe(false);
  expect(parse([{ option: "a" }, { option: "b" }])).toBe(false);
});

test("what was measured is told in words", () => {
  expect(
    describeMeasures({ by: "lowest", measure: "validation loss", options: ["free", "held"] }, pair),
  ).toBe("validation loss 1.76 (free), 0.70 (held back)");
  const ranges = [{ below: 1, option: "a" }, { option: "b" }];
  expect(describeMeasures({ by: "range", measure: "training loss", run: 0, ranges }, pair)).toBe(
    "training loss 0.001",
  );
});
