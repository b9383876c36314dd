import { expect, test } from "vitest";
import { simulateSignal, type SignalSpec } from "./signal";

const SEEDS = [1, 2, 3, 4, 5, 6];

/** Mean square of the activations after each of 20 layers, averaged over seeds. */
function measure(spec: Pick<SignalSpec, "activation" | "initialization">): number[] {
  const runs = SEEDS.map((seed) =>
    simulateSignal({ ...spec, width: 128, depth: 20, batch: 64, batchNorm: false, seed }),
  );
  return Array.from(
    { length: 20 },
    (_, layer) => runs.reduce((sum, run) => sum + (run[layer]?.activations.meanSquare ?? 0), 0) / runs.length,
  );
}

test("He keeps the mean square of ReLU layers, and 1/n that of linear ones, within 1.5x over 20 layers", () => {
  for (const squares of [
    measure({ activation: "relu", initialization: { kind: "he" } }),
    measure({ activation: "linear", initialization: { kind: "xavier" } }),
  ]) {
    for (const square of squares) {
      expect(square).toBeGreaterThan(1 / 1.5);
      expect(square).toBeLessThan(1.5);
    }
  }
});

test("1/n halves the mean square of ReLU layers at every layer", () => {
  const squares = measure({ activation: "relu", initialization: { kind: "xavier" } });
  expect((squares[19] ?? 0) / (squares[0] ?? 1)).toBeGreaterThan(0.5 ** 19 / 1.6);
  expect((squares[19] ?? 0) / (squares[0] ?? 1)).toBeLessThan(0.5 ** 19 * 1.6);
});

test("1/n lets tanh layers fall only like 1/(2l), and a gain of 5/3 holds them near 0.42", () => {
  const plain = measure({ activation: "tanh", initialization: { kind: "xavier" } });
  expect(plain[0]).toBeCloseTo(0.4, 1);
  expect(Math.abs((plain[19] ?? 0) - 0.025)).toBeLessThan(0.01);
  const scaled = measure({ activation: "tanh", initialization: { kind: "xavier", gain: 5 / 3 } });
  for (const square of scaled.slice(3)) expect(Math.abs(square - 0.42)).toBeLessThan(0.06);
});

test("normal(0.01) dies exponentially and normal(1) saturates tanh", () => {
  const small = measure({ activation: "tanh", initialization: { kind: "normal", std: 0.01 } });
  expect(small[19]).toBeLessThan(1e-30);
  const large = measure({ activation: "tanh", initialization: { kind: "normal", std: 1 } });
  for (const square of large) {
    expect(square).toBeGreaterThan(0.92);
    expect(square).toBeLessThan(0.96);
  }
});

test("with constant weights all units of a layer stay identical, and with zeros all are dead", () => {
  const spec = { width: 16, depth: 3, batch: 8, batchNorm: false, seed: 1 };
  const constant = simulateSignal({
    ...spec,
    activation: "tanh",
    initialization: { kind: "constant", value: 0.1 },
  });
  for (const { activations } of constant) {
    for (let row = 0; row < 8; row++) {
      const units = activations.values.subarray(row * 16, (row + 1) * 16);
      expect(new Set(units).size).toBe(1);
    }
  }
  const zeros = simulateSignal({ ...spec, activation: "relu", initialization: { kind: "zeros" } });
  for (const { activations } of zeros) expect(activations.deadUnits).toBe(16);
});
