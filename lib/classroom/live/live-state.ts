import { AppError } from "@/lib/contract/app-error";
import type { LiveCommand, LiveState } from "@/lib/contract/live";

export const newLiveState: LiveState = {
  phase: "draft",
  round: 1,
  barsShown: false,
  answerShown: false,
  closesAt: null,
  runRound: null,
};

function refuse(message: string): never {
  throw new AppError("out-of-turn", 409, message);
}

/**
 * The state as it is at a moment: a round whose time is over is closed, whether or not anybody has said so.
 *
 * @param now - milliseconds since 1970, by the server's clock
 */
export function settleLiveState(state: LiveState, now: number): LiveState {
  const isOver = state.phase === "open" && state.closesAt !== null && Date.parse(state.closesAt) <= now;
  return isOver ? { ...state, phase: "closed", closesAt: null } : state;
}

function openRound(state: LiveState, seconds: number | undefined, now: number): LiveState {
  if (state.phase === "open") refuse("The round is open already.");
  if (state.answerShown) refuse("The right answer has been shown: begin again before another round.");
  return {
    ...state,
    phase: "open",
    round: state.phase === "draft" ? state.round : state.round + 1,
    // Who sees how the others voted does not think for himself.
    barsShown: false,
    answerShown: false,
    closesAt: seconds === undefined ? null : new Date(now + 1000 * seconds).toISOString(),
  };
}

/**
 * What a command makes of a state.
 *
 * @param now - milliseconds since 1970, by the server's clock
 * @throws AppError "out-of-turn" for a command that does not fit the state.
 */
export function advanceLiveState(before: LiveState, command: LiveCommand, now: number): LiveState {
  const state = settleLiveState(before, now);
  const isOver = state.phase === "closed" || state.phase === "discuss";
  switch (command.do) {
    case "open":
      return openRound(state, command.seconds, now);
    case "close":
      if (state.phase === "draft") refuse("No round is open.");
      return { ...state, phase: "closed", closesAt: null };
    case "discuss":
      if (!isOver) refuse("Close the round before the discussion.");
      return { ...state, phase: "discuss" };
    case "run":
      if (!isOver) refuse("Close the round before the run: a prediction comes first.");
      if (state.answerShown) refuse("The right answer has been shown: begin again before another run.");
      return { ...state, phase: "closed", runRound: state.round };
    case "show-bars":
      if (!isOver) refuse("Close the round before the bars are shown.");
      return { ...state, barsShown: true };
    case "hide-bars":
      return { ...state, barsShown: false };
    case "show-answer":
      if (!isOver) refuse("Close the round before the right answer is shown.");
      return { ...state, phase: "closed", answerShown: true };
    case "reset":
      return { ...newLiveState, round: state.phase === "draft" ? state.round : state.round + 1 };
  }
}
