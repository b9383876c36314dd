import { expect, test } from "vitest";
import { choices } from "./experiments";
import { describeEvent, history, placeMoment, rows } from "./history";
import { findLines, libraries, listPrograms } from "./listing";
import { marks, partNames } from "./marks";
import { printPrograms } from "./code";
import { definition, experimentNames } from "./state";

test.each(experimentNames)("%s: every library has lines for whatever can be asked for", (name) => {
  const listings = listPrograms(choices[name].experiment);
  expect(listings.map(({ library }) => library)).toEqual(libraries);
  for (const { library, parts } of listings)
    for (const mark of marks) {
      const found = findLines(parts[mark.part], mark);
      expect(found.length, `${mark.id} in ${library}`).toBeGreaterThan(0);
      // What marks half of a part marks nothing.
      expect(found.length, `${mark.id} in ${library}`).toBeLessThan(parts[mark.part].length / 2);
    }
});

test.each(experimentNames)("%s: the parts together are the whole program", (name) => {
  const { experiment } = choices[name];
  const whole = printPrograms(experiment);
  for (const { library, parts } of listPrograms(experiment)) {
    const lines = partNames.flatMap((part) => parts[part]).filter((line) => line !== "");
    expect(lines).toEqual(whole[library].split("\n").filter((line) => line !== ""));
  }
});

test("the gradient takes one line in each library", () => {
  const gradient = marks.filter(({ id }) => id === "gradient");
  for (const { parts } of listPrograms(choices.rings.experiment))
    for (const mark of gradient) expect(findLines(parts.Training, mark)).toHaveLength(1);
});

test("every row of the history has one first release and its events in order of time", () => {
  for (const row of rows) {
    const events = history.filter((event) => event.row === row);
    expect(events[0]?.isFirst).toBe(true);
    expect(events.filter(({ isFirst }) => isFirst)).toHaveLength(1);
    const places = events.map(placeMoment);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  }
  for (const event of history) {
    expect(event.year).toBeGreaterThan(2000);
    expect(event.source.length).toBeGreaterThan(5);
  }
  expect(describeEvent(history[0]!)).toBe(
    "Torch, 2002: first release, for C++; from Torch7 on, programs are written in Lua. (Collobert, Bengio, Mariéthoz, IDIAP report 02-46, 2002)",
  );
});

test("state: it opens on the layers of the rings", () => {
  expect(definition.schema.parse({})).toEqual({ experiment: "rings", mark: "layers" });
});
