import { expect, test } from "vitest";
import { listUnreported } from "./report-reading";

const at = "2026-11-01T10:00:00.000Z";
const lstm = { read: 0.4, section: "gates", reached: 2, sections: 5, at };

test("a class is told what was read further, with the sections and when, and not where the reader stood", () => {
  expect(listUnreported({ lstm }, {})).toEqual([{ lesson: "lstm", read: 0.4, reached: 2, sections: 5, at }]);
  expect(listUnreported({ lstm }, { lstm: 0.4 })).toEqual([]);
  expect(listUnreported({ lstm }, { lstm: 0.39 })).toEqual([]);
  expect(listUnreported({ lstm: { ...lstm, read: 0.98 } }, { lstm: 0.969 })).toHaveLength(1);
});

test("progress from before sections were counted is told by its share alone", () => {
  expect(listUnreported({ lstm: { read: 0.4, section: null, at } }, {})).toMatchObject([
    { reached: 0, sections: 0 },
  ]);
});
