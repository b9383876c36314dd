import { expect, test } from "vitest";
import { printPrograms } from "./code";
import { makeState } from "./test-runs";

test("the programs hold the points, and the preprocessing that is in view", () => {
  const center = printPrograms(makeState());
  const whiten = printPrograms(makeState({ stage: "zca" }));
  for (const library of ["tensorflowjs", "keras", "pytorch"] as const) {
    expect(center[library]).toContain("mean");
    expect(center[library]).not.toContain("covariance");
    expect(whiten[library]).toContain("covariance");
    // No digits of single precision's rounding.
    expect(whiten[library]).not.toMatch(/\d\.\d{9}/);
  }
});
