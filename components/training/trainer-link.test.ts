import { expect, test } from "vitest";
import { decodeState, parseState } from "@/components/widget/permalink";
import { definition, readExperiment } from "@/components/widgets/trainer/state";
import { createExperiment } from "@/lib/experiment/schema";
import { printTrainerLink } from "./trainer-link";

test("the trainer opens with the very Experiment that the link was made for", () => {
  const experiment = createExperiment({
    data: { source: { kind: "points", shape: "moons" }, noise: 0.3, seed: 9 },
    training: { learningRate: 0.123, epochs: 7, regularization: { l2: 0.01 } },
  });
  const [path, fragment = ""] = printTrainerLink(experiment).split("#");
  expect(path).toBe(`/widgets/${definition.name}`);
  const state = parseState(definition, decodeState(fragment));
  expect(state && readExperiment(state)).toEqual(experiment);
});
