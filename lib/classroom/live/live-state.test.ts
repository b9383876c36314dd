import { expect, test } from "vitest";
import { isAtRun, type LiveCommand, type LiveState } from "@/lib/contract/live";
import { advanceLiveState, newLiveState, settleLiveState } from "./live-state";

const noon = Date.parse("2026-03-01T12:00:00.000Z");

function run(...commands: LiveCommand[]): LiveState {
  return commands.reduce((state, command) => advanceLiveState(state, command, noon), newLiveState);
}

test("a poll with two rounds lives from draft to reveal", () => {
  const commands: LiveCommand[] = [
    { do: "open" },
    { do: "close" },
    { do: "show-bars" },
    { do: "discuss" },
    { do: "open" },
    { do: "close" },
    { do: "show-bars" },
    { do: "show-answer" },
  ];
  const phases = commands.map((_, index) => {
    const { phase, round, barsShown, answerShown } = run(...commands.slice(0, index + 1));
    return `${phase} ${round}${barsShown ? " bars" : ""}${answerShown ? " answer" : ""}`;
  });
  expect(phases).toEqual([
    "open 1",
    "closed 1",
    "closed 1 bars",
    "discuss 1 bars",
    "open 2",
    "closed 2",
    "closed 2 bars",
    "closed 2 bars answer",
  ]);
});

test("bars and answer are two reveals, in either order, and neither while votes are taken", () => {
  expect(run({ do: "open" }, { do: "close" }, { do: "show-answer" })).toMatchObject({
    barsShown: false,
    answerShown: true,
  });
  for (const reveal of ["show-bars", "show-answer"] as const) {
    expect(() => run({ do: reveal })).toThrow(/Close the round/);
    expect(() => run({ do: "open" }, { do: reveal })).toThrow(/Close the round/);
  }
});

test("predict, run, vote again: the run comes after a round and stays until a new beginning", () => {
  expect(() => run({ do: "run" })).toThrow(/Close the round/);
  expect(() => run({ do: "open" }, { do: "run" })).toThrow(/Close the round/);
  const shown: LiveCommand[] = [{ do: "open" }, { do: "close" }, { do: "discuss" }, { do: "run" }];
  expect(run(...shown)).toMatchObject({ phase: "closed", round: 1, runRound: 1 });
  expect(isAtRun(run(...shown))).toBe(true);
  expect(run(...shown, { do: "run" }), "pressed twice").toEqual(run(...shown));
  const again = run(...shown, { do: "open" });
  expect(again).toMatchObject({ phase: "open", round: 2, runRound: 1 });
  expect(isAtRun(again) || isAtRun(run(...shown, { do: "open" }, { do: "close" }))).toBe(false);
  expect(() => run(...shown, { do: "show-answer" }, { do: "run" })).toThrow(/has been shown/);
  expect(run(...shown, { do: "reset" }).runRound).toBeNull();
});

test("once the right answer is known there is no further vote on it, but a new beginning", () => {
  const told: LiveCommand[] = [{ do: "open" }, { do: "close" }, { do: "show-answer" }];
  expect(() => run(...told, { do: "open" })).toThrow(/has been shown/);
  expect(run(...told, { do: "discuss" }).answerShown).toBe(true);
  expect(run(...told, { do: "reset" })).toEqual({ ...newLiveState, round: 2 });
  expect(run(...told, { do: "reset" }, { do: "open" })).toMatchObject({ phase: "open", round: 2 });
});

test("a reset of a draft is no round", () => {
  expect(run({ do: "reset" }, { do: "reset" })).toEqual(newLiveState);
});

test("a round with a timer is closed once its time is over, whoever asks", () => {
  const open = run({ do: "open", seconds: 30 });
  expect(open.closesAt).toBe("2026-03-01T12:00:30.000Z");
  expect(settleLiveState(open, noon + 29_999)).toEqual(open);
  expect(settleLiveState(open, noon + 30_000)).toMatchObject({ phase: "closed", closesAt: null });
  expect(advanceLiveState(open, { do: "show-bars" }, noon + 30_000).barsShown).toBe(true);
  expect(() => advanceLiveState(open, { do: "show-bars" }, noon + 29_999)).toThrow(/Close the round/);
});

test("closing twice is closing once; opening twice is refused, so that a timer is not lost", () => {
  expect(run({ do: "open" }, { do: "close" }, { do: "close" })).toEqual(run({ do: "open" }, { do: "close" }));
  expect(() => run({ do: "open", seconds: 30 }, { do: "open" })).toThrow(/open already/);
  expect(() => run({ do: "close" })).toThrow(/No round is open/);
});
