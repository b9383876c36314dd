import type { LiveCommand, LiveState, PeerAdvice } from "@/lib/contract/live";

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
}

/** Neighbours talk before they see how the others voted, and once is enough. */
function isAdviceTimely({ phase, round, barsShown, answerShown }: LiveState): boolean {
  return phase === "closed" && round === 1 && !barsShown && !answerShown;
}

function suggest({ state, voters, advice }: PollStanding): LiveCommand["do"] | null {
  const { phase, barsShown, answerShown } = state;
  if (phase === "draft") return "open";
  if (phase === "open") return "close";
  if (answerShown) return barsShown ? null : "show-bars";
  if (phase === "discuss" || voters === 0) return "open";
  if (advice === "discuss" && isAdviceTimely(state)) return "discuss";
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
export function describeAdvice({ state, advice }: PollStanding): string | null {
  return isAdviceTimely(state) && advice !== null ? suggestions[advice] : null;
}

const people = (count: number) => (count === 1 ? "1 person" : `${count} people`);

/** How a poll stands, as a sentence for everybody in the room. */
export function describeStanding({ state, voters }: PollStanding, participants: number): string {
  const { phase, round } = state;
  if (phase === "draft") return `Not open yet. ${people(participants)} joined.`;
  if (phase === "open") return `Round ${round} is open. ${voters} of ${people(participants)} answered.`;
  if (phase === "discuss") return "Talk with your neighbours. Then answer once more.";
  return `Round ${round} is closed. ${voters === 1 ? "1 answer" : `${voters} answers`}.`;
}
