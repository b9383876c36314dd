import { expect, test } from "vitest";
import { printedExperiments } from "./test-experiments";
import { measureDistance, runModules } from "./test-programs";
import { printTensorflow } from "./tfjs";

test("programs run in Node and train as our engine does, to 1e-4 of each loss", async () => {
  const reports = await runModules(printedExperiments.map(([, experiment]) => printTensorflow(experiment)));
  const apart: [string, number][] = [];
  for (const [i, [name, experiment]] of printedExperiments.entries()) {
    const distance = await measureDistance(experiment, reports[i] ?? []);
    if (!(distance < 1e-4) || (reports[i] ?? []).length < 3) apart.push([name, distance]);
  }
  expect(apart).toEqual([]);
});
