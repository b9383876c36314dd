import { useCallback, useEffect, useReducer } from "react";
import type { PublicPoll } from "@/lib/contract/poll";
import { instructions, readDraft, type Draft } from "./draft";
import { loadAnswers, reveal, sendWaitingVote } from "./poll-client";
import { openingState, reducePoll, type PollState } from "./poll-state";
import { dropWaitingVote, keepWaitingVote, readWaitingVote } from "./waiting-votes";

export interface PollHandle {
  state: PollState;
  choose(draft: Draft): void;
  /** Sends the present choice; false when there is none. */
  save(): boolean;
  /** Asks for the right answer; from then on the saved answer stands. */
  showAnswer(): Promise<void>;
}

const lostCookie =
  "The server does not know your answer any more. Save it again; if this comes back, allow cookies for this site.";
const noLink = "The server cannot be reached: try again in a moment.";

/** The way of one poll from a choice to the server and back; see `PollState`. */
export function usePoll(lesson: string, poll: PublicPoll, enabled: boolean): PollHandle {
  const [state, dispatch] = useReducer(reducePoll, openingState);
  const { id, version } = poll;

  const reload = useCallback(
    async (fresh: boolean) => {
      const reply = await loadAnswers(lesson, { fresh });
      const own = reply.kind === "done" ? reply.value.polls[id] : undefined;
      if (own?.version === version) dispatch({ type: "loaded", saved: own, result: own.result });
    },
    [lesson, id, version],
  );

  const deliver = useCallback(async () => {
    const reply = await sendWaitingVote(lesson, id);
    if (reply === null) {
      // Another tab has sent it.
      await reload(true);
      dispatch({ type: "settled" });
    } else if (reply.kind === "done") dispatch({ type: "saved", saved: reply.value });
    else if (reply.kind === "unreachable") dispatch({ type: "waiting" });
    else {
      dispatch({ type: "failed", fault: `Not saved. ${reply.message}` });
      if (reply.code === "already-revealed") await reload(true);
    }
  }, [lesson, id, reload]);

  useEffect(() => {
    if (!enabled) return;
    void reload(false).then(() => {
      const waiting = readWaitingVote(lesson, id);
      if (waiting === null) return;
      // An answer to a question that was edited since is an answer to nothing.
      if (waiting.version !== version) return dropWaitingVote(lesson, id, waiting);
      dispatch({ type: "saving", answer: waiting.answer });
      return deliver();
    });
  }, [enabled, lesson, id, version, reload, deliver]);

  const isWaiting = state.phase === "waiting";
  useEffect(() => {
    if (!isWaiting) return;
    // The browser says when its own link is back; whether the server is, only asking tells.
    const timer = setInterval(() => void deliver(), 10_000);
    const onOnline = () => void deliver();
    addEventListener("online", onOnline);
    return () => {
      clearInterval(timer);
      removeEventListener("online", onOnline);
    };
  }, [isWaiting, deliver]);

  function save(): boolean {
    const answer = readDraft(poll, state.draft);
    if (answer === null) {
      dispatch({ type: "failed", fault: instructions[poll.kind].missing });
      return false;
    }
    keepWaitingVote(lesson, id, { version, answer });
    dispatch({ type: "saving", answer });
    void deliver();
    return true;
  }

  async function showAnswer(): Promise<void> {
    dispatch({ type: "revealing" });
    const reply = await reveal(lesson, id, version);
    if (reply.kind === "done") {
      dispatch({ type: "revealed", saved: reply.value, result: reply.value.result });
      return;
    }
    const forgotten = reply.kind === "refused" && reply.code === "answer-first";
    const fault = reply.kind === "unreachable" ? noLink : forgotten ? lostCookie : reply.message;
    dispatch({ type: "failed", fault, forgotten });
  }

  return { state, choose: (draft) => dispatch({ type: "draft", draft }), save, showAnswer };
}
