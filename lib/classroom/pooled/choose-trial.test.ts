import { expect, test } from "vitest";
import { mostTrials } from "@/lib/contract/pooled";
import { chooseTrial, type GivenTrial } from "./choose-trial";

const now = Date.parse("2026-01-01T00:00:00.000Z");

function given(number: number, reader_id: string, state: GivenTrial["state"], secondsLeft = 30): GivenTrial {
  return { number, reader_id, state, expires_at: new Date(now + 1000 * secondsLeft).toISOString() };
}

test("the sequence is dealt out from its beginning, and a gap in it first", () => {
  expect(chooseTrial([], "ada", 4, now)).toBe(0);
  const trials = [given(0, "ada", "trained"), given(1, "ben", "training"), given(3, "cleo", "training")];
  expect(chooseTrial(trials, "dora", 4, now)).toBe(2);
});

test("who holds a configuration gets the same again, also after its time", () => {
  const trials = [given(0, "ben", "training", -5), given(1, "ada", "training", -1)];
  expect(chooseTrial(trials, "ada", 4, now)).toBe(1);
});

test("a configuration whose device went quiet goes to the next who asks, one in training to nobody", () => {
  const trials = [given(0, "ada", "training"), given(1, "ben", "training", 0)];
  expect(chooseTrial(trials, "cleo", 4, now)).toBe(1);
  expect(chooseTrial(trials, "cleo", 4, now - 1)).toBe(2);
});

test("a configuration that a device could not train goes to any other device, and not back to that one", () => {
  const trials = [given(0, "ada", "failed"), given(1, "ben", "trained")];
  expect(chooseTrial(trials, "ben", 4, now)).toBe(0);
  expect(chooseTrial(trials, "ada", 4, now)).toBe(2);
});

test("beyond the plan the sequence goes on for who has had none, up to what a screen can show", () => {
  const trials = [given(0, "ada", "trained"), given(1, "ben", "training")];
  expect(chooseTrial(trials, "ada", 2, now)).toBeNull();
  expect(chooseTrial(trials, "cleo", 2, now)).toBe(2);
  const all = Array.from({ length: mostTrials }, (_, number) => given(number, `r${number}`, "trained"));
  expect(chooseTrial(all, "zoe", 2, now)).toBeNull();
});
