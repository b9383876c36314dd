import { expect, test } from "vitest";
import { propagateSignal } from "@/lib/math/signal";
import { createExperiment } from "../../schema";
import { createTfjsEngine } from "./create-engine";
import { loadTfNode } from "./load-node";

test.each(["tanh", "relu", "gelu"] as const)(
  "activations and gradients of a %s stack are those of the typed arrays to 1e-4",
  async (activation) => {
    const tf = await loadTfNode("cpu");
    const [width, depth, batch] = [12, 5, 20];
    const hidden = Array.from(
      { length: depth },
      () => ({ kind: "dense", units: width, activation }) as const,
    );
    const engine = await createTfjsEngine(
      tf,
      createExperiment({
        data: {
          source: { kind: "teacher", features: width },
          size: batch,
          split: { validation: 0, test: 0 },
        },
        model: { layers: [...hidden, { kind: "dense" }], initialization: { kind: "he" } },
        training: { loss: "squaredError", batchSize: batch },
      }),
    );
    const probes = await engine.probe();
    const weights = await engine.readWeights();
    const kernels = weights.filter(({ shape }) => shape.length === 2 && shape[1] === width);
    expect(kernels).toHaveLength(depth);
    const layers = propagateSignal({
      width,
      batch,
      activation,
      batchNorm: false,
      weights: kernels.map(({ values }) => values),
      inputs: engine.data.parts.train.inputs,
      outputGradients: probes[depth - 1]?.gradients ?? new Float32Array(),
    });
    layers.forEach(({ activations, gradients }, i) => {
      const probe = probes[i];
      activations.values.forEach((value, k) =>
        expect(Math.abs(value - (probe?.activations[k] ?? NaN))).toBeLessThan(1e-4),
      );
      gradients.values.forEach((value, k) =>
        expect(Math.abs(value - (probe?.gradients[k] ?? NaN))).toBeLessThan(1e-4),
      );
    });
    engine.dispose();
  },
);
