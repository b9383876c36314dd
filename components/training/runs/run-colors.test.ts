import { expect, test } from "vitest";
import type { Palette } from "@/components/charts/palette";
import { mostRuns } from "./kept-run";
import { pickRunColor } from "./run-colors";

test("as many runs as are kept have colours of their own", () => {
  const palette = {
    ink: "#1a1c1e",
    muted: "#5d6368",
    classes: ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00"],
  } as unknown as Palette;
  const colors = Array.from({ length: mostRuns }, (_, slot) => pickRunColor(palette, slot));
  expect(new Set(colors).size).toBe(mostRuns);
});
