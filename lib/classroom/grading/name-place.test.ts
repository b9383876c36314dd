import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fromRoot } from "@/scripts/paths.mjs";
import { namePlace, placeNames } from "./name-place";

test("a place is called what the trainer calls it, or what the place around it is called", () => {
  expect(namePlace("training.learningRate")).toBe("“Learning rate”");
  expect(namePlace("data.source.shape")).toBe("“Data”");
  expect(namePlace("training.optimizer.beta1")).toBe("“Optimizer”");
  expect(namePlace("model.layers")).toBe("the network's layers");
  expect(namePlace("training.procedure.kind")).toBe("training.procedure.kind");
});

test("every name stands in the trainer", () => {
  const folder = fromRoot("components", "widgets", "trainer");
  const sources = readdirSync(folder)
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
  // The picture's legend is followed by the name of the data, the two last are followed by what 0 stands for.
  const shown = (name: string) =>
    sources.includes(`label="${name}"`) ||
    sources.includes(`label="${name}: `) ||
    sources.includes(`label="${name} under (0`) ||
    sources.includes(`        ${name} <span`);
  expect(placeNames.filter((name) => !shown(name))).toEqual([]);
});
