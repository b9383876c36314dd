import { expect, test } from "vitest";
import { type SignalSpec, simulateSignal } from "@/lib/math/signal";
import { BINS, countDistinctUnits, createStrip, type LayerColumn, pickActivationRange } from "./strips";
import { definition, type State } from "./state";
import { specifySignal } from "./signal-job";
import { describeSignal } from "./words";

const opening = definition.schema.parse({});

function sendThrough(patch: Partial<State>): LayerColumn[] {
  const spec: SignalSpec = { ...specifySignal({ ...opening, ...patch }), batch: 32 };
  const range = pickActivationRange(specifySignal({ ...opening, ...patch }).activation);
  return simulateSignal(spec).map((layer) => ({
    activations: createStrip(layer.activations, spec.width, range, spec.activation),
    gradients: createStrip(layer.gradients, spec.width, { low: -3, high: 3 }, null),
  }));
}

test("every value is in a bin or beyond an end of the shared axis", () => {
  for (const { activations: strip } of sendThrough({ activation: "linear", std: 0.12, depth: 8 })) {
    const inside = strip?.shared.reduce((total, count) => total + count, 0) ?? 0;
    expect(inside + (strip?.below ?? 0) + (strip?.above ?? 0)).toBe(strip?.count);
    expect(strip?.shared).toHaveLength(BINS);
  }
});

test("zero has the middle of a bin on every axis", () => {
  for (const activation of ["linear", "tanh", "relu", "leakyRelu", "gelu"] as const) {
    const { low, high } = pickActivationRange(activation);
    const place = (-low / (high - low)) * BINS;
    expect(Math.abs(place - Math.floor(place) - 0.5)).toBeLessThan(0.06);
  }
});

test("with zeros, and with one constant, all units of every layer are one", () => {
  for (const initialization of ["zeros", "constant"] as const) {
    for (const activation of ["tanh", "relu", "sigmoid"] as const) {
      const columns = sendThrough({ initialization, activation, depth: 5 });
      expect(columns.map((column) => column.activations?.distinctUnits)).toEqual([1, 1, 1, 1, 1]);
      expect(describeSignal({ ...opening, initialization, activation, depth: 5 }, columns)).toContain(
        "one and the same",
      );
    }
  }
});

test("random weights make every unit different, and saturated units do not pass for equal ones", () => {
  for (const std of [0.05, 1]) {
    for (const { activations } of sendThrough({ std, depth: 4 }))
      expect(activations?.distinctUnits).toBe(128);
  }
});

test("two equal columns of three count as one", () => {
  const values = Float32Array.from([1, 2, 1, -3, 4, -3]);
  expect(countDistinctUnits(values, 3, 6.7)).toBe(2);
});

test("the opening picture fades, normal(1) stands at the walls, Xavier still looks like the first layer", () => {
  expect(describeSignal(opening, sendThrough({}))).toMatch(
    /^By layer \d+ the mean square is under a hundredth/,
  );
  expect(describeSignal({ ...opening, std: 1 }, sendThrough({ std: 1 }))).toContain("walls of tanh");
  const he = { activation: "relu", initialization: "he", width: 512, depth: 6 } as const;
  expect(describeSignal({ ...opening, ...he }, sendThrough(he))).toContain("still looks like layer 1");
});

test("too large a weight overflows, and the title says where", () => {
  const patch = { activation: "linear", std: 3, depth: 50 } as const;
  expect(describeSignal({ ...opening, ...patch }, sendThrough(patch))).toMatch(
    /^At layer \d+ the values are too large for 32-bit/,
  );
});
