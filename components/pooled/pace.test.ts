import { expect, test } from "vitest";
import { createPace } from "./pace";

/** Steps a second that come of pictures at an interval, once the pace has settled. */
function settle(interval: number): number {
  const pace = createPace();
  for (let picture = 0; picture < 100; picture++) pace.mark(picture * interval);
  return (1000 / interval) * pace.speed;
}

test("a training takes about as long on a screen that draws slowly as on a fast one", () => {
  for (const interval of [1000 / 120, 1000 / 60, 50, 200]) {
    expect(settle(interval)).toBeGreaterThan(400);
    expect(settle(interval)).toBeLessThan(900);
  }
});

test("one slow picture changes nothing", () => {
  const pace = createPace();
  for (let picture = 0; picture < 20; picture++) pace.mark((picture * 1000) / 60);
  expect(pace.mark((20 * 1000) / 60 + 30)).toBe(false);
});
