import { expect, test } from "vitest";
import { activate, activationNames, activationSlope } from "@/lib/math/activation";
import { writeRecords } from "./layer-record";
import { createKernelMemory } from "./memory";

const count = 4000;

// Answers are computed without the batch's statistics, training with them.
const purposes = [
  ["answers", 0],
  ["training", 1],
] as const;
const cases = activationNames.flatMap((activation) =>
  purposes.map(([purpose, statistics]) => [activation, purpose, statistics] as const),
);

test.each(cases)(
  "%s for %s, and its slope, are those of lib/math from -20 to 20",
  (activation, _, statistics) => {
    const memory = createKernelMemory([{ numbers: 4 * count + 100, arrays: 10 }]);
    const [x, a, ga, gx] = Array.from({ length: 4 }, () => memory.allocate(count)) as [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    for (let i = 0; i < count; i++) x[i] = (i - count / 2) / 100;
    ga.fill(1);
    const arrays = { x, a, z: x, gx, ga, gz: gx, gb: memory.allocate(1) };
    const records = writeRecords(memory, [
      { kind: "activation", activation, inputs: 1, units: 1, ...arrays },
    ]);
    memory.kernels.forward(records, 1, count, count, statistics);
    memory.kernels.backward(records, 1, count, count, statistics);
    x.forEach((z, i) => {
      // A float has seven digits; those of a large value are before the point.
      const size = Math.max(1, Math.abs(z));
      expect(Math.abs(a[i]! - activate(activation, z)) / size).toBeLessThan(5e-7);
      expect(Math.abs(gx[i]! - activationSlope(activation, z)) / size).toBeLessThan(8e-7);
    });
  },
);

test("tanh and ELU keep their digits near zero", () => {
  const memory = createKernelMemory([{ numbers: 100, arrays: 20 }]);
  for (const activation of ["tanh", "elu"] as const) {
    const [x, a, ga, gb] = [memory.allocate(4), memory.allocate(4), memory.allocate(4), memory.allocate(1)];
    x.set([-1e-3, -1e-5, -1e-10, -1e-20]);
    const arrays = { x, a, z: x, gx: null, ga, gb };
    const records = writeRecords(memory, [
      { kind: "activation", activation, inputs: 1, units: 1, ...arrays },
    ]);
    memory.kernels.forward(records, 1, 4, 4, 1);
    x.forEach((z, i) => expect(a[i]! / activate(activation, z)).toBeCloseTo(1, 6));
  }
});

test.each(purposes)(
  "tanh for %s is 1 far from zero, so that a saturated unit learns nothing",
  (_, statistics) => {
    const memory = createKernelMemory([{ numbers: 100, arrays: 20 }]);
    const [x, a, ga, gx] = Array.from({ length: 4 }, () => memory.allocate(4)) as [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    x.set([-Infinity, -20, 20, 1e30]);
    ga.fill(1);
    const arrays = { x, a, z: x, gx, ga, gz: gx, gb: memory.allocate(1) };
    const records = writeRecords(memory, [
      { kind: "activation", activation: "tanh", inputs: 1, units: 1, ...arrays },
    ]);
    memory.kernels.forward(records, 1, 4, 4, statistics);
    memory.kernels.backward(records, 1, 4, 4, statistics);
    expect([...a]).toEqual([-1, -1, 1, 1]);
    expect([...gx]).toEqual([0, 0, 0, 0]);
  },
);
