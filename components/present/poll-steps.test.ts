import { expect, test } from "vitest";
import type { LiveCommand, LiveState, PeerAdvice } from "@/lib/contract/live";
import { describeAdvice, listPollSteps } from "./poll-steps";

const draft: LiveState = { phase: "draft", round: 1, barsShown: false, answerShown: false, closesAt: null };

function findSuggested(change: Partial<LiveState>, advice: PeerAdvice | null = null, voters = 10) {
  const steps = listPollSteps({ state: { ...draft, ...change }, voters, advice });
  const suggested = steps.filter(({ isSuggested }) => isSuggested);
  expect(suggested.every(({ isEnabled }) => isEnabled)).toBe(true);
  return suggested.map(({ command }) => command);
}

function listEnabled(change: Partial<LiveState>): LiveCommand["do"][] {
  return listPollSteps({ state: { ...draft, ...change }, voters: 10, advice: null }).flatMap(
    ({ command, isEnabled }) => (isEnabled ? [command] : []),
  );
}

test("a lecture by the suggested steps: open, close, discuss, open again, close, bars, answer", () => {
  expect(findSuggested({})).toEqual(["open"]);
  expect(findSuggested({ phase: "open" })).toEqual(["close"]);
  expect(findSuggested({ phase: "closed" }, "discuss")).toEqual(["discuss"]);
  expect(findSuggested({ phase: "discuss" }, "discuss")).toEqual(["open"]);
  expect(findSuggested({ phase: "open", round: 2 })).toEqual(["close"]);
  expect(findSuggested({ phase: "closed", round: 2 }, "discuss")).toEqual(["show-bars"]);
  expect(findSuggested({ phase: "closed", round: 2, barsShown: true })).toEqual(["show-answer"]);
  expect(findSuggested({ phase: "closed", round: 2, barsShown: true, answerShown: true })).toEqual([]);
});

test("a round that nobody answered is opened again", () => {
  expect(findSuggested({ phase: "closed" }, null, 0)).toEqual(["open"]);
});

test("only what the server would do can be pressed", () => {
  expect(listEnabled({})).toEqual(["open"]);
  expect(listEnabled({ phase: "open" })).toEqual(["close", "reset"]);
  expect(listEnabled({ phase: "closed" })).toEqual(["open", "discuss", "show-bars", "show-answer", "reset"]);
  expect(listEnabled({ phase: "closed", answerShown: true, barsShown: true })).toEqual([
    "hide-bars",
    "reset",
  ]);
});

test("the advice says no number, and nothing once the answer is out", () => {
  const state: LiveState = { ...draft, phase: "closed" };
  expect(describeAdvice({ state, voters: 9, advice: "discuss" })).not.toMatch(/\d/);
  expect(describeAdvice({ state: { ...state, answerShown: true }, voters: 9, advice: "go-on" })).toBeNull();
});
