import { expect, test } from "vitest";
import { advanceProgress, isBegun, isFinished, parseProgress } from "./progress";

const at = "2026-01-01T00:00:00.000Z";

test("what was stored comes back; anything else counts as not begun", () => {
  const lstm = { read: 0.4, section: "gates", at };
  expect(parseProgress(JSON.stringify({ lstm }))).toEqual({ lstm });
  const counted = { ...lstm, reached: 2, sections: 5 };
  expect(parseProgress(JSON.stringify({ lstm: counted }))).toEqual({ lstm: counted });
  for (const text of [null, "", "[", "7", '"x"', '{"lstm":{"read":"much"}}'])
    expect(parseProgress(text)).toEqual({});
});

test("going back up the page does not undo what was read", () => {
  const before = { read: 0.8, section: "b", reached: 3, sections: 4, at };
  const later = advanceProgress(before, { read: 0.1, section: "a", reached: 0, sections: 4, at });
  expect(later).toEqual({ read: 0.8, section: "a", reached: 3, sections: 4, at });
  expect(isFinished(later)).toBe(false);
  expect(isFinished({ ...later, read: 1 })).toBe(true);
  expect(isFinished(undefined)).toBe(false);
});

test("a lesson is begun once more than its head was seen", () => {
  expect([undefined, { read: 0.05 }, { read: 0.06 }].map(isBegun)).toEqual([false, false, true]);
});
