import { expect, test } from "vitest";
import type { LiveCommand, LiveState, PeerAdvice } from "@/lib/contract/live";
import { describeAdvice, describeStanding, listPollSteps, type PollStanding } from "./poll-steps";

const draft: LiveState = {
  phase: "draft",
  round: 1,
  barsShown: false,
  answerShown: false,
  closesAt: null,
  runRound: null,
};

function findSuggested(
  change: Partial<LiveState>,
  advice: PeerAdvice | null = null,
  voters = 10,
  run: PollStanding["run"] = null,
) {
  const steps = listPollSteps({ state: { ...draft, ...change }, voters, advice, run });
  const suggested = steps.filter(({ isSuggested }) => isSuggested);
  expect(suggested.every(({ isEnabled }) => isEnabled)).toBe(true);
  return suggested.map(({ command }) => command);
}

function listEnabled(change: Partial<LiveState>): LiveCommand["do"][] {
  return listPollSteps({ state: { ...draft, ...change }, voters: 10, advice: null, run: null }).flatMap(
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

test("a prediction by the suggested steps: open, close, run, open again once it is over, close, bars, answer", () => {
  const suggest = (change: Partial<LiveState>, isOver: boolean) =>
    findSuggested(change, "discuss", 10, { isOver });
  expect(suggest({}, false)).toEqual(["open"]);
  expect(suggest({ phase: "open" }, false)).toEqual(["close"]);
  expect(suggest({ phase: "closed" }, false)).toEqual(["run"]);
  expect(suggest({ phase: "discuss" }, false), "after a discussion too").toEqual(["run"]);
  expect(suggest({ phase: "closed", runRound: 1 }, false), "while it trains").toEqual([]);
  expect(suggest({ phase: "closed", runRound: 1 }, true)).toEqual(["open"]);
  const second = { round: 2, runRound: 1 };
  expect(suggest({ phase: "open", ...second }, true)).toEqual(["close"]);
  expect(suggest({ phase: "closed", ...second }, true)).toEqual(["show-bars"]);
  expect(suggest({ phase: "closed", ...second, barsShown: true }, true)).toEqual(["show-answer"]);
});

test("while the model trains the room is told so, and nothing of the votes", () => {
  const state: LiveState = { ...draft, phase: "closed", runRound: 1 };
  const tell = (isOver: boolean) =>
    describeStanding({ state, voters: 9, advice: "explain", run: { isOver } }, 12);
  expect(tell(false)).toMatch(/is training/);
  expect(tell(true)).toMatch(/Vote once more/);
  expect(tell(false) + tell(true)).not.toMatch(/\d/);
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
  expect(describeAdvice({ state, voters: 9, advice: "discuss", run: null })).not.toMatch(/\d/);
  expect(
    describeAdvice({ state: { ...state, answerShown: true }, voters: 9, advice: "go-on", run: null }),
  ).toBeNull();
});
