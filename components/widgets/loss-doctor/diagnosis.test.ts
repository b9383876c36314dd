import { expect, test } from "vitest";
import type { Curve } from "@/components/training/diagnosis/curve";
import { diagnose } from "@/components/training/diagnosis/diagnosis";
import { CHANCE } from "./experiments";
import { diagnoseRun, trainRates, trainSingle } from "./test-runs";
import { describeDiagnosis } from "@/components/training/diagnosis/words";

const draw = (loss: (share: number, i: number) => number, points = 101): Curve => ({
  steps: Array.from({ length: points }, (_, i) => 10 * i),
  losses: Array.from({ length: points }, (_, i) => loss(i / (points - 1), i)),
});
const read = (train: Curve, validation?: Curve) => diagnose({ train, validation, chance: CHANCE });

test("curves drawn by hand are read as what they were drawn to be", () => {
  const settle = (level: number) => draw((t) => level + (0.7 - level) * Math.exp(-12 * t));
  expect(read(draw((t) => 0.7 - 0.3 * t)).kind).toBe("falling");
  expect(read(draw((t) => 0.7 - 0.001 * t))).toMatchObject({ kind: "flat", isRestless: false });
  expect(read(draw((_, i) => 0.72 + 0.02 * (-1) ** i))).toMatchObject({ kind: "flat", isRestless: true });
  expect(read(settle(0.05))).toMatchObject({ kind: "good", gap: null });
  expect(read(settle(0.4)).kind).toBe("plateau");
  expect(read(draw((t, i) => 0.2 + 0.5 * Math.exp(-12 * t) + 0.1 * (-1) ** i)).kind).toBe("jagged");
  expect(read(draw((t) => (t < 0.5 ? 0.2 : 0.7)))).toMatchObject({ kind: "unlearnt", step: 500 });
  expect(read(draw((t) => 0.7 + 3 * t))).toMatchObject({ kind: "diverged", step: 60, isNumber: true });
  expect(read(draw((t) => (t > 0.3 ? NaN : 0.5)))).toMatchObject({ kind: "diverged", isNumber: false });
  expect(read(settle(0.4), settle(0.42)).kind).toBe("underfitting");
  expect(read(settle(0.05), settle(0.08)).kind).toBe("good");
  const rising = draw((t) => 0.3 + 0.4 * Math.exp(-12 * t) + 0.4 * Math.max(0, t - 0.3));
  const overfitting = read(settle(0.05), rising);
  expect(overfitting).toMatchObject({ kind: "overfitting", step: 300 });
  expect(overfitting.kind === "overfitting" && overfitting.gap).toBeCloseTo(0.51, 1);
  expect(read(draw((t) => 0.7 - 0.3 * t, 5)).kind).toBe("early");
});

test("an overfit run is read as a good one by those who see its training loss alone", async () => {
  const run = await trainSingle({ optimizer: "adam", runRate: 0.01, epochs: 300 });
  expect(["good", "falling"]).toContain(diagnoseRun(run, "training").kind);
  expect(diagnoseRun(run, "both").kind).toBe("overfitting");
});

test("four rates of one network are four diagnoses, on at least 6 of 8 seeds each", async () => {
  const counts = [0, 0, 0, 0];
  for (let seed = 1; seed <= 8; seed++) {
    const kinds = (await trainRates({ seed })).map((run) => diagnoseRun(run, "training"));
    if (kinds[0]?.kind === "falling" && kinds[0].isSlow) counts[0]!++;
    if (kinds[1]?.kind === "falling" && !kinds[1].isSlow) counts[1]!++;
    if (kinds[2]?.kind === "jagged") counts[2]!++;
    if (kinds[3]?.kind === "diverged") counts[3]!++;
  }
  for (const count of counts) expect(count).toBeGreaterThanOrEqual(6);
});

test("one tanh unit cannot follow a ring: underfitting; sixteen in two layers can", async () => {
  const ring = { shape: "circle", noise: 0.05, activation: "tanh", runRate: 0.3 } as const;
  const narrow = await trainSingle({ ...ring, layers: 1, units: 1 });
  expect(diagnoseRun(narrow, "both").kind).toBe("underfitting");
  const wide = await trainSingle({ ...ring, examples: 500 });
  expect(["good", "falling"]).toContain(diagnoseRun(wide, "both").kind);
});

test("every diagnosis has its four sentences, with numbers a reader can read", async () => {
  for (const rate of [0.0003, 0.03, 0.6, 1.5, 3, 10, 30]) {
    const diagnosis = diagnoseRun(await trainSingle({ runRate: rate }), "both");
    for (const sentence of Object.values(describeDiagnosis(diagnosis, CHANCE)))
      expect(sentence).not.toMatch(/NaN|undefined|e[+-]\d/);
  }
});
