import { expect, test } from "vitest";
import { poolPlanSchema, type PoolResult, type PoolView } from "@/lib/contract/pooled";
import { describeStanding, isSameLoss } from "./pool-standing";

const result = (number: number): PoolResult => [number, 0.5, 0.8, 4, "computer"];

function pool(trained: number, training: number, isOpen = true): PoolView {
  const results = Array.from({ length: trained }, (_, number) => result(number));
  return { id: "1", name: "together", run: 1, plan: poolPlanSchema.parse({}), isOpen, training, results };
}

test("a search says how many are trained and how many are in training", () => {
  expect(describeStanding(pool(0, 0))).toBe("Waiting for the first device: 0 of 24 trained.");
  expect(describeStanding(pool(17, 5))).toBe("17 of 24 trained, 5 in training.");
  expect(describeStanding(pool(17, 0))).toBe("17 of 24 trained, none in training just now.");
  expect(describeStanding(pool(24, 0))).toBe("All 24 trained.");
  expect(describeStanding(pool(24, 6))).toBe("24 of 30 trained, 6 in training.");
  expect(describeStanding(pool(9, 0, false))).toBe("Stopped: 9 of 24 trained.");
});

test("two losses agree where they differ by no more than rounding hides, and no number agrees with no number alone", () => {
  expect(isSameLoss(0.21349, 0.2135)).toBe(true);
  expect(isSameLoss(0.2135, 0.2145)).toBe(false);
  expect(isSameLoss(null, null)).toBe(true);
  expect(isSameLoss(null, 0.5)).toBe(false);
});
