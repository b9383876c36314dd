import { nameAnswer } from "@/components/poll/answer-names";
import type { AnswerFlow, LiveAnswer } from "@/lib/contract/live";
import type { Answer, PublicPoll } from "@/lib/contract/poll";
import { isRightAnswer } from "./own-result";

/** Answers that a picture of flows tells apart; rarer ones are one. */
const shownAnswers = 6;

/** No option and no number has this name. */
export const otherAnswers = "other";

/** An answer as a flow names it: option ids with commas, or a number. */
function readFlowAnswer(poll: PublicPoll, answer: string): Answer {
  return poll.kind === "number" ? { value: Number(answer) } : { options: answer.split(",") };
}

/** Its letters or its number. */
export function nameFlowAnswer(poll: PublicPoll, answer: string): string {
  return answer === otherAnswers ? "other" : nameAnswer(poll, readFlowAnswer(poll, answer));
}

/** Whether the answer that a flow names is right; false before the reveal. */
export function isRightFlowAnswer(poll: PublicPoll, name: string, right: LiveAnswer | null): boolean {
  if (right === null || name === otherAnswers) return false;
  return isRightAnswer(readFlowAnswer(poll, name), right);
}

/** The flows between the most frequent answers, with the rarer ones taken together, and these answers in their order. */
export function gatherFlows(
  poll: PublicPoll,
  flows: readonly AnswerFlow[],
): { flows: AnswerFlow[]; order: string[] } {
  const voters = new Map<string, number>();
  for (const flow of flows)
    for (const answer of [flow.from, flow.to]) voters.set(answer, (voters.get(answer) ?? 0) + flow.voters);
  const answers = [...voters.keys()].sort((a, b) => (voters.get(b) ?? 0) - (voters.get(a) ?? 0));
  const shown = answers.length <= shownAnswers ? answers : answers.slice(0, shownAnswers - 1);
  const gathered = new Map<string, AnswerFlow>();
  for (const flow of flows) {
    const [from, to] = [flow.from, flow.to].map((answer) => (shown.includes(answer) ? answer : otherAnswers));
    if (from === undefined || to === undefined) continue;
    const before = gathered.get(`${from} ${to}`)?.voters ?? 0;
    gathered.set(`${from} ${to}`, { from, to, voters: before + flow.voters });
  }
  const names = new Map(shown.map((answer) => [answer, nameFlowAnswer(poll, answer)]));
  const order = [...shown].sort((a, b) =>
    poll.kind === "number" ? Number(a) - Number(b) : (names.get(a) ?? "").localeCompare(names.get(b) ?? ""),
  );
  return { flows: [...gathered.values()], order: [...order, otherAnswers] };
}
