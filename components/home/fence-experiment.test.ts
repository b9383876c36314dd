import { expect, test } from "vitest";
import { createTfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { createFenceExperiment } from "./fence-experiment";

/** Share of right answers on the points not trained on, at the end of a run as the home page makes it. */
async function train(neurons: number): Promise<number> {
  const experiment = createFenceExperiment(neurons);
  const engine = await createTfjsEngine(await loadTfNode("cpu"), experiment);
  const steps = experiment.training.epochs * engine.stepsPerEpoch;
  for (let step = 0; step < steps; step++) engine.trainStep();
  const { accuracy } = await engine.evaluate("validation");
  engine.dispose();
  return accuracy ?? NaN;
}

test("two cuts do not fence in a disc, three do", async () => {
  const two = await train(2);
  const three = await train(3);
  expect(two).toBeLessThan(0.9);
  expect(three).toBeGreaterThan(0.97);
});
