import { expect, test } from "vitest";
import { simulateSignal } from "@/lib/math/signal";
import { averageOverNormal, predictSignal } from "./theory";
import { activations } from "./state";

test("Gaussian averages agree with the closed forms", () => {
  expect(averageOverNormal((x) => x * x, 1.7)).toBeCloseTo(1.7 ** 2, 6);
  expect(averageOverNormal((x) => Math.max(0, x), 1)).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 4);
  expect(averageOverNormal((x) => (x > 0 ? 1 : 0), 3)).toBeCloseTo(0.5, 9);
});

const base = { width: 128, depth: 20, batchNorm: false } as const;

test("He keeps the mean square of ReLU and of its gradients; 1/n halves both at every layer", () => {
  const he = predictSignal({ ...base, activation: "relu", initialization: { kind: "he" } }) ?? [];
  const xavier = predictSignal({ ...base, activation: "relu", initialization: { kind: "xavier" } }) ?? [];
  expect(he).toHaveLength(20);
  he.forEach((layer) => {
    expect(layer.meanSquare).toBeCloseTo(1, 6);
    expect(layer.gradientMeanSquare).toBeCloseTo(1, 6);
  });
  xavier.forEach((layer, index) => expect(layer.meanSquare * 2 ** (index + 1)).toBeCloseTo(1, 2));
});

test("no simple law for constant weights, and none for gradients under batch normalization", () => {
  expect(
    predictSignal({ ...base, activation: "tanh", initialization: { kind: "constant", value: 0.1 } }),
  ).toBeNull();
  const normed = predictSignal({
    ...base,
    batchNorm: true,
    activation: "tanh",
    initialization: { kind: "he" },
  });
  expect(normed?.every((layer) => layer.gradientMeanSquare === null)).toBe(true);
});

test("in a wide network the measured mean squares follow the prediction, forward and backward, for each activation", () => {
  const [width, depth, batch] = [512, 5, 48];
  for (const activation of activations) {
    for (const std of [0.02, 0.06]) {
      const initialization = { kind: "normal", std } as const;
      const spec = { width, depth, activation, initialization, batchNorm: false };
      const measured = simulateSignal({ ...spec, batch, seed: 5 });
      const predicted = predictSignal(spec) ?? [];
      measured.forEach((layer, index) => {
        const theory = predicted[index];
        const ratio = layer.activations.meanSquare / (theory?.meanSquare ?? 0);
        expect(ratio, `${activation} ${std} layer ${index + 1}`).toBeGreaterThan(0.75);
        expect(ratio).toBeLessThan(1.33);
        const back = layer.gradients.meanSquare / (theory?.gradientMeanSquare ?? 0);
        expect(back, `${activation} ${std} gradient ${index + 1}`).toBeGreaterThan(0.7);
        expect(back).toBeLessThan(1.43);
      });
    }
  }
});

test("batch normalization holds the predicted mean square whatever the weights' size", () => {
  for (const std of [0.05, 1]) {
    const initialization = { kind: "normal", std } as const;
    const spec = { width: 128, depth: 10, activation: "tanh", initialization, batchNorm: true } as const;
    const predicted = predictSignal(spec) ?? [];
    simulateSignal({ ...spec, batch: 64, seed: 2 }).forEach((layer, index) => {
      const ratio = layer.activations.meanSquare / (predicted[index]?.meanSquare ?? 0);
      expect(ratio).toBeGreaterThan(0.9);
      expect(ratio).toBeLessThan(1.1);
    });
  }
});
