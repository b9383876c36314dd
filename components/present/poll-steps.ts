import { isAtRun, type LiveCommand, type LiveState, type PeerAdvice } from "@/lib/contract/live";

/** One of the presenter's buttons under a poll. */
export interface PollStep {
  command: LiveCommand["do"];
  label: string;
  isEnabled: boolean;
  /** Whether it is what comes next; at most one is. */
  isSuggested: boolean;
}

export interface PollStanding {
  state: LiveState;
  /** In the present round. */
  voters: number;
  advice: PeerAdvice | null;
  /** For a prediction: whether the run that answers it is over. Null for a poll that no run answers. */
  run: { isOver: boolean } | null;
}

/** Neighbours talk before they see how the others voted, and once is enough. */
function isAdviceTimely({ state, run }: PollStanding): boolean {
  const { phase, round, barsShown, answerShown } = state;
  // What the neighbours of a prediction would talk about, the run decides.
  return run === null && phase === "closed" && round === 1 && !barsShown && !answerShown;
}

function suggest(standing: PollStanding): LiveCommand["do"] | null {
  const { state, voters, advice, run } = standing;
  const { phase, barsShown, answerShown, runRound } = state;
  if (phase === "draft") return "open";
  if (phase === "open") return "close";
  if (answerShown) return barsShown ? null : "show-bars";
  if (voters === 0 || (phase === "discuss" && run === null)) return "open";
  if (run !== null && runRound === null) return "run";
  // The revote waits until there is something to see.
  if (run !== null && isAtRun(state)) return run.isOver ? "open" : null;
  if (advice === "discuss" && isAdviceTimely(standing)) return "discuss";
  return barsShown ? "show-answer" : "show-bars";
}

/** What a presenter can ask of a poll as it stands, in the order of a lecture. */
export function listPollSteps(standing: PollStanding): PollStep[] {
  const { phase, round, barsShown, answerShown } = standing.state;
  const isOver = phase === "closed" || phase === "discuss";
  const next = isOver ? round + 1 : round;
  const suggested = suggest(standing);
  const step = (command: LiveCommand["do"], label: string, isEnabled: boolean): PollStep => ({
    command,
    label,
    isEnabled,
    isSuggested: command === suggested,
  });
  return [
    step("open", next === 1 ? "Open" : `Open round ${next}`, phase !== "open" && !answerShown),
    step("close", "Close", phase === "open"),
    step("discuss", "Discuss", phase === "closed" && !answerShown),
    ...(standing.run === null
      ? []
      : [step("run", "Run", isOver && !isAtRun(standing.state) && !answerShown)]),
    barsShown ? step("hide-bars", "Hide bars", true) : step("show-bars", "Show bars", isOver),
    step("show-answer", "Show answer", isOver && !answerShown),
    step("reset", "Begin again", phase !== "draft"),
  ];
}

const suggestions: Record<PeerAdvice, string> = {
  explain: "Suggested: explain it again.",
  discuss: "Suggested: let neighbours discuss, then ask again.",
  "go-on": "Suggested: go on.",
};

/** What the presenter is advised to do after the first round, in words that tell the class nothing of its votes. */
export function describeAdvice(standing: PollStanding): string | null {
  const { advice } = standing;
  return isAdviceTimely(standing) && advice !== null ? suggestions[advice] : null;
}

const people = (count: number) => (count === 1 ? "1 person" : `${count} people`);

/** How a poll stands, as a sentence for everybody in the room. */
export function describeStanding({ state, voters, run }: PollStanding, participants: number): string {
  const { phase, round } = state;
  if (phase === "draft") return `Not open yet. ${people(participants)} joined.`;
  if (phase === "open") return `Round ${round} is open. ${voters} of ${people(participants)} answered.`;
  if (run !== null && isAtRun(state) && !state.barsShown && !state.answerShown)
    return run.isOver ? "The run is over. Vote once more." : "The model is training. Watch the curve.";
  if (phase === "discuss") return "Talk with your neighbours. Then answer once more.";
  return `Round ${round} is closed. ${voters === 1 ? "1 answer" : `${voters} answers`}.`;
}
