import type { Answer, PollResult, PublicPoll, SavedAnswer } from "@/lib/contract/poll";
import { isSameAnswer } from "@/lib/contract/same-answer";
import { emptyDraft, instructions, readDraft, writeDraft, type Draft } from "./draft";

export interface PollState {
  draft: Draft;
  /** What the server has said that it keeps. */
  saved: Answer | null;
  result: PollResult | null;
  /** What was last sent, and waits while the phase is `waiting`. */
  sent: Answer | null;
  /** `waiting`: kept on the device, no link to the server. `failed`: the server, or the form, said no. */
  phase: "idle" | "saving" | "waiting" | "failed" | "revealing";
  fault: string | null;
}

export const openingState: PollState = {
  draft: emptyDraft,
  saved: null,
  result: null,
  sent: null,
  phase: "idle",
  fault: null,
};

export type PollAction =
  | { type: "draft"; draft: Draft }
  | { type: "loaded"; saved: SavedAnswer; result: PollResult | null }
  | { type: "saving"; answer: Answer }
  | { type: "saved"; saved: SavedAnswer }
  | { type: "waiting" }
  | { type: "settled" }
  | { type: "failed"; fault: string; forgotten?: boolean }
  | { type: "revealing" }
  | { type: "revealed"; saved: SavedAnswer; result: PollResult };

function isEmpty(draft: Draft): boolean {
  return draft.options.length === 0 && draft.text === "";
}

export function reducePoll(state: PollState, action: PollAction): PollState {
  switch (action.type) {
    case "draft":
      // A new choice answers "choose first"; a vote on its way is not touched by it.
      return {
        ...state,
        draft: action.draft,
        ...(state.phase === "failed" && { phase: "idle" as const, fault: null }),
      };
    case "loaded":
      return {
        ...state,
        saved: action.saved.answer,
        result: action.result,
        // The reader may have chosen before the server's word came: that choice stays, unless all is settled.
        draft: isEmpty(state.draft) || action.result ? writeDraft(action.saved.answer) : state.draft,
        ...(action.result && { phase: "idle" as const, fault: null }),
      };
    case "saving":
      return {
        ...state,
        draft: writeDraft(action.answer),
        sent: action.answer,
        phase: "saving",
        fault: null,
      };
    case "saved":
      return { ...state, saved: action.saved.answer, phase: "idle", fault: null };
    case "waiting":
      return { ...state, phase: "waiting", fault: null };
    case "settled":
      return { ...state, phase: "idle", fault: null };
    case "failed":
      return {
        ...state,
        phase: "failed",
        fault: action.fault,
        saved: action.forgotten ? null : state.saved,
      };
    case "revealing":
      return { ...state, phase: "revealing", fault: null };
    case "revealed":
      return {
        ...state,
        draft: writeDraft(action.saved.answer),
        saved: action.saved.answer,
        result: action.result,
        phase: "idle",
        fault: null,
      };
  }
}

function isDraftOf(poll: PublicPoll, state: PollState, answer: Answer | null): boolean {
  const draft = readDraft(poll, state.draft);
  return draft !== null && answer !== null && isSameAnswer(draft, answer);
}

/** Whether what the reader sees chosen is what the server keeps. */
export function isSettled(poll: PublicPoll, state: PollState): boolean {
  return isDraftOf(poll, state, state.saved);
}

/** The one line that says how things stand. "Saved" only after the server's word. */
export function describeState(poll: PublicPoll, state: PollState): string {
  if (state.fault !== null) return state.fault;
  if (state.phase === "saving") return "Saving\u2026";
  if (state.phase === "revealing") return "Asking for the answer\u2026";
  if (state.phase === "waiting" && isDraftOf(poll, state, state.sent)) {
    return "Waiting to be saved. The server cannot be reached: your answer is kept here and sent later.";
  }
  if (isSettled(poll, state)) return "Saved. You can change it until you see the answer.";
  if (state.saved !== null || state.phase === "waiting") return "Changed, not saved yet.";
  return readDraft(poll, state.draft) === null ? instructions[poll.kind].hint : "Not saved yet.";
}
