import { expect, test } from "vitest";
import { printTarget, readTarget } from "./lti";

test.each([
  ["/lessons/lstm", { kind: "lesson", lesson: "lstm" }],
  ["/lessons/lstm?poll=gates&points=right", { kind: "poll", lesson: "lstm", item: "gates", points: "right" }],
  ["/lessons/lstm?exercise=count", { kind: "exercise", lesson: "lstm", item: "count" }],
] as const)("%s is read as it was written", (address, target) => {
  expect(readTarget(address)).toEqual(target);
  expect(printTarget(target)).toBe(address);
});

test("a poll gives its point for an answer where the link does not say", () => {
  expect(readTarget("/lessons/lstm?poll=gates")).toMatchObject({ points: "answer" });
});

test.each([
  "/",
  "/lessons",
  "/lessons/a/b",
  "/lessons/LSTM",
  "//other.test/lessons/lstm",
  "/lessons/lstm?poll=../x",
  "/lessons/%2e%2e",
])("%s names nothing", (address) => {
  expect(readTarget(address)).toBeNull();
});
