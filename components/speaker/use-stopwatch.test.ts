import { expect, test } from "vitest";
import { printElapsed } from "./use-stopwatch";

test("elapsed time reads as a clock does, with hours once there are any", () => {
  expect([0, 7, 750, 3600, 3750].map(printElapsed)).toEqual(["0:00", "0:07", "12:30", "1:00:00", "1:02:30"]);
});
