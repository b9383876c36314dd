import { pickDistractors, type WidgetQuestion } from "@/lib/contract/widget-question";
import { createRandom } from "@/lib/math/random";
import type { PollSource } from "./poll-file";
import { compileSource, type ChoicePoll } from "./polls";

/** Named after their places: a name tells nothing of what is right. */
const optionIds = ["a", "b", "c", "d"] as const;

/** A poll with the answers as plain text, which files of votes name. */
export type WidgetPoll = ChoicePoll & { title: string; optionTexts: Record<string, string> };

/**
 * A question about a widget's state as a poll.
 *
 * @param id - of the poll, among those of its session
 * @param seed - of the order of its options
 */
export async function compileWidgetQuestion(
  question: WidgetQuestion,
  id: string,
  seed: number,
): Promise<WidgetPoll> {
  const options = [
    { text: question.right, correct: true },
    ...pickDistractors(question).map((distractor) => ({ ...distractor, correct: false })),
  ];
  const shuffled = createRandom(seed, "options").shuffle(options);
  const named = shuffled.map((option, index) => ({ id: optionIds[index] ?? String(index), ...option }));
  const source: PollSource = {
    id,
    kind: "single",
    question: question.question,
    options: named.map((option) => ({ ...option, text: `$${option.text}$` })),
    explanation: question.explanation,
  };
  const poll = await compileSource(source);
  if (poll.kind === "number") throw new Error("A question about a widget has options");
  return {
    ...poll,
    title: question.title,
    optionTexts: Object.fromEntries(named.map(({ id: option, text }) => [option, text])),
  };
}
