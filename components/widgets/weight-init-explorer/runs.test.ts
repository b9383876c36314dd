import { expect, test } from "vitest";
import { beginRun, extendRun, type KeptRun, MOST_RUNS, nameRuns, readRuns, removeRun } from "./runs";
import { settingsSchema, type Settings } from "./state";

const spec = (patch: Partial<Settings> = {}): Settings => settingsSchema.parse(patch);

function train(runs: KeptRun[], settings: Settings, losses: number[]): KeptRun[] {
  return losses.reduce(
    (kept, loss, index) => extendRun(kept, settings, { step: index + 1, loss }, null),
    beginRun(runs, settings),
  );
}

test("runs of other settings stay beside the new one; a run of the same settings begins anew", () => {
  const first = train([], spec(), [1, 0.9]);
  const both = train(first, spec({ initialization: "glorot" }), [0.5]);
  expect(both.map((run) => run.points.map((point) => point.loss))).toEqual([[1, 0.9], [0.5]]);
  const again = train(both, spec(), [0.8]);
  expect(again.map((run) => run.points.length)).toEqual([1, 1]);
  expect(again.at(-1)?.spec.initialization).toBe("normal");
});

test("every kept run has a colour of its own, and removing one frees its colour", () => {
  let runs: KeptRun[] = [];
  for (let seed = 0; seed < MOST_RUNS + 3; seed++) runs = train(runs, spec({ seed }), [1]);
  expect(runs).toHaveLength(MOST_RUNS);
  expect(new Set(runs.map((run) => run.color)).size).toBe(MOST_RUNS);
  const fewer = removeRun(runs, spec({ seed: 5 }));
  expect(fewer).toHaveLength(MOST_RUNS - 1);
  expect(beginRun(fewer, spec({ std: 1 })).at(-1)?.color).toBe(
    runs.find((run) => run.spec.seed === 5)?.color,
  );
});

test("steps made again after a lost device replace the first ones", () => {
  const runs = extendRun(train([], spec(), [4, 3, 2]), spec(), { step: 2, loss: 9 }, null);
  expect(runs[0]?.points).toEqual([
    { step: 1, loss: 4 },
    { step: 2, loss: 9 },
  ]);
});

test("a long run keeps its shape in fewer points, the last among them", () => {
  const [run] = train(
    [],
    spec(),
    Array.from({ length: 1000 }, (_, i) => 1 / (i + 1)),
  );
  expect(run?.points.length).toBeLessThanOrEqual(301);
  expect(run?.points.at(-1)?.step).toBe(1000);
  expect((run?.points[0]?.step ?? 99) <= 8).toBe(true);
});

test("names say what differs and nothing twice", () => {
  const two = train(train([], spec(), [1]), spec({ initialization: "he", activation: "relu" }), [1]);
  expect(nameRuns(two)).toEqual(["tanh, normal 0.05", "ReLU, He"]);
  const three = train(two, spec({ depth: 10 }), [1]);
  expect(nameRuns(three)).toEqual([
    "tanh, normal 0.05, 30 × 128",
    "ReLU, He, 30 × 128",
    "tanh, normal 0.05, 10 × 128",
  ]);
});

test("kept runs survive the way through storage, and a broken storage holds none", () => {
  const runs = train([], spec(), [1, 0.5]);
  expect(readRuns(JSON.stringify(runs))).toEqual(runs);
  for (const text of [null, "", "{}", '[{"spec":{}}]']) expect(readRuns(text)).toEqual([]);
});
