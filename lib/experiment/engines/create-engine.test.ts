import { expect, test } from "vitest";
import { createExperiment } from "../schema";
import { createEngine } from "./create-engine";
import { loadTfNode } from "./tfjs/load-node";

/** Whether the engine chosen for these layers asked for TensorFlow.js. */
async function asksForTf(layers: object[], data: object, batchSize = 10): Promise<boolean> {
  let isAsked = false;
  const experiment = createExperiment({
    data: { size: 60, ...data },
    model: { layers: layers as never },
    training: { batchSize },
  });
  const engine = await createEngine(experiment, () => {
    isAsked = true;
    return loadTfNode("cpu");
  });
  engine.trainStep();
  expect(engine.step).toBe(1);
  engine.dispose();
  return isAsked;
}

test("small networks of dense layers train by the dense engine, all others with TensorFlow.js", async () => {
  const points = { source: { kind: "points" } };
  const small = [{ kind: "dense", units: 8, activation: "relu" }, { kind: "dropout" }, { kind: "dense" }];
  expect(await asksForTf(small, points)).toBe(false);
  const wide = [{ kind: "dense", units: 512 }, { kind: "dense", units: 512 }, { kind: "dense" }];
  expect(await asksForTf(wide, points)).toBe(true);
  const images = { source: { kind: "bars", side: 6 } };
  expect(await asksForTf([{ kind: "conv2d" }, { kind: "flatten" }, { kind: "dense" }], images)).toBe(true);
});
