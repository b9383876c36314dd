import { expect, test } from "vitest";
import { printPrograms } from "./code";
import { definition } from "./state";

test("the programs hold the limit of the copy that is held back", () => {
  const programs = printPrograms(definition.schema.parse({ l2: 0.0123 }));
  for (const library of ["tensorflowjs", "keras", "pytorch"] as const)
    expect(programs[library]).toContain("0.0123");
});
