import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeDataset } from "@/lib/experiment/prepare-data";
import { inFolder } from "@/lib/experiment/print/test-programs";
import { printPrograms } from "./code";
import { makeExperiment } from "./experiment";
import { makeState, walk } from "./test-walk";

test("the cells' code, one after the other, is a program that runs on the saved digits and finds the same baselines", async () => {
  const state = makeState({ size: 200, epochs: 1, filters: 2 });
  const output = await inFolder(async (folder) => {
    const { inputs, targets } = makeDataset(makeExperiment(state).data);
    const labels = targets.kind === "classes" ? [...targets.labels] : [];
    const pixels = Array.from(inputs, (value) => Math.round(255 * value));
    writeFileSync(join(folder, "digits.json"), JSON.stringify({ pixels, labels }));
    writeFileSync(join(folder, "walk.mjs"), printPrograms(state).tensorflowjs);
    return execFileSync(process.execPath, ["walk.mjs"], { cwd: folder, encoding: "utf8" });
  });
  const read = (name: string) => Number(new RegExp(`^${name}:? ([\\d.]+)`, "m").exec(output)?.[1]);
  const { baseline } = await walk(state);
  for (const [name, { right, count }] of [
    ["majority", baseline.majority],
    ["nearest mean", baseline.mean],
    ["nearest neighbour", baseline.neighbour],
  ] as const)
    expect(Math.abs(read(name) - right / count)).toBeLessThan(0.03);
  expect(read("read alike")).toBe(1);
  expect(read("attacked")).toBeLessThanOrEqual(1);
  expect(output).toContain("goal 0.8");
});
