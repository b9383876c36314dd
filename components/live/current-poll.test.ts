import { expect, test } from "vitest";
import type { LivePhase, LivePollView, LiveView } from "@/lib/contract/live";
import { findCurrentPoll } from "./current-poll";

function poll(id: string, phase: LivePhase, barsShown = false): LivePollView {
  const state = { phase, round: 1, barsShown, answerShown: false, closesAt: null, runRound: null };
  return { id, poll: id, version: "1", state, voters: 0, rounds: null, flows: null, answer: null };
}

const session = (...polls: LivePollView[]): LiveView => ({
  lesson: "x",
  participants: 1,
  pools: [],
  ended: false,
  startedAt: "2026-03-01T12:00:00.000Z",
  place: null,
  remoteSince: null,
  polls,
});

test("who has just come sees the poll that is open, else the one asked last, else none", () => {
  expect(findCurrentPoll(session(poll("a", "open"), poll("b", "closed")), null)).toBe("a");
  expect(findCurrentPoll(session(poll("a", "closed"), poll("b", "closed"), poll("c", "draft")), null)).toBe(
    "b",
  );
  expect(findCurrentPoll(session(poll("a", "draft")), null)).toBeNull();
});

test("a poll that was asked earlier is shown again when the presenter returns to it", () => {
  const view = session(poll("a", "closed"), poll("b", "closed"));
  const shown = session(poll("a", "closed", true), poll("b", "closed"));
  expect(findCurrentPoll(shown, { view, current: "b" })).toBe("a");
  expect(findCurrentPoll(shown, { view: shown, current: "a" }), "and stays").toBe("a");
});

test("a poll that opens takes the place of every other", () => {
  const view = session(poll("a", "open"), poll("b", "closed"));
  expect(findCurrentPoll(session(poll("a", "closed"), poll("b", "open")), { view, current: "a" })).toBe("b");
  expect(
    findCurrentPoll(session(poll("a", "open"), poll("b", "closed", true)), { view, current: "a" }),
    "bars of another poll do not interrupt a vote",
  ).toBe("a");
});

test("a poll that begins again is not shown until it opens", () => {
  const view = session(poll("a", "closed"), poll("b", "closed"));
  expect(
    findCurrentPoll(session(poll("a", "closed"), poll("b", "draft")), { view, current: "b" }),
  ).toBeNull();
});
