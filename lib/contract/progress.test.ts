import { expect, test } from "vitest";
import { advanceProgress, isFinished, parseProgress } from "./progress";

const at = "2026-01-01T00:00:00.000Z";

test("what was stored comes back; anything else counts as not begun", () => {
  const lstm = { read: 0.4, section: "gates", at };
  expect(parseProgress(JSON.stringify({ lstm }))).toEqual({ lstm });
  for (const text of [null, "", "[", "7", '"x"', '{"lstm":{"read":"much"}}'])
    expect(parseProgress(text)).toEqual({});
});

test("going back up the page does not undo what was read", () => {
  const later = advanceProgress({ read: 0.8, section: "b", at }, { read: 0.1, section: "a", at });
  expect(later).toEqual({ read: 0.8, section: "a", at });
  expect(isFinished(later)).toBe(false);
  expect(isFinished({ ...later, read: 1 })).toBe(true);
  expect(isFinished(undefined)).toBe(false);
});
