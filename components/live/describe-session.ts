import { isAtRun, type LivePollView, type LiveView } from "@/lib/contract/live";

/** What goes on in a session, in one sentence. */
export function describeSession(view: LiveView, current: LivePollView | null): string {
  if (view.ended) return "The session is over. Thank you for taking part.";
  if (current === null) {
    return view.polls.length === 0
      ? "The presenter has not asked anything yet. Keep this page open: the question comes by itself."
      : "Nothing is asked just now. Keep this page open: the next question comes by itself.";
  }
  const { phase, round, answerShown, barsShown } = current.state;
  if (phase === "open") return round === 1 ? "A question is open." : "The question is open again.";
  if (answerShown) return "The right answer is shown.";
  if (barsShown) return "It is shown how the votes fell.";
  if (isAtRun(current.state)) return "The model is training on the screen.";
  return phase === "discuss" ? "Talk to your neighbour about the question." : "The round is closed.";
}
