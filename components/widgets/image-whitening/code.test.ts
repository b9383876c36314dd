import { expect, test } from "vitest";
import { printPrograms } from "./code";
import { definition } from "./state";

test("the programs hold the patch, the channels and the floor that are chosen", () => {
  const programs = printPrograms(definition.schema.parse({ channels: "color", patch: 8, floor: 0.023 }));
  // In colour, patches of 5 are the largest.
  for (const library of ["keras", "pytorch"] as const)
    expect(programs[library]).toContain("SIDE, PATCH, CHANNELS, FLOOR = 128, 5, 3, 0.023");
  expect(programs.tensorflowjs).toContain("[SIDE, PATCH, CHANNELS, FLOOR] = [128, 5, 3, 0.023]");
});
