import type { LiveAnswer } from "@/lib/contract/live";
import type { Answer } from "@/lib/contract/poll";
import { isWithin } from "@/lib/contract/within";

/** Whether an answer is right: of several options all the right ones, and no other. */
export function isRightAnswer(answer: Answer, right: LiveAnswer): boolean {
  if ("value" in answer) return right.number !== null && isWithin(answer.value, right.number);
  return right.options.every(({ id, correct }) => correct === answer.options.includes(id));
}

/** What the author replies to an answer: to each of its options, or to its number. `option` is null for a number. */
export function listOwnReplies(answer: Answer, right: LiveAnswer): { option: string | null; html: string }[] {
  if ("options" in answer)
    return right.options.flatMap(({ id, replyHtml }) =>
      replyHtml !== null && answer.options.includes(id) ? [{ option: id, html: replyHtml }] : [],
    );
  if (isRightAnswer(answer, right)) return [];
  const reply = right.number?.replies.find((candidate) => isWithin(answer.value, candidate));
  return reply === undefined ? [] : [{ option: null, html: reply.html }];
}
