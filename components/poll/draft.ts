import { parseNumber } from "@/lib/contract/parse-number";
import type { Answer, PublicPoll } from "@/lib/contract/poll";

/** What the reader has chosen or typed so far; saved or not. */
export interface Draft {
  options: string[];
  text: string;
}

export const emptyDraft: Draft = { options: [], text: "" };

/** The answer that a draft amounts to; null while there is none. */
export function readDraft(poll: PublicPoll, draft: Draft): Answer | null {
  if (poll.kind === "number") {
    const value = parseNumber(draft.text);
    return value === null ? null : { value: Number(value.toPrecision(12)) };
  }
  return draft.options.length === 0 ? null : { options: draft.options };
}

export function writeDraft(answer: Answer): Draft {
  return "value" in answer
    ? { options: [], text: String(answer.value) }
    : { options: answer.options, text: "" };
}

/** What the reader is asked to do before an answer can be saved. */
export const instructions = {
  single: { hint: "Choose one.", missing: "Choose an option first." },
  multiple: { hint: "Choose all that hold.", missing: "Choose at least one option first." },
  number: { hint: "Type a number.", missing: "Type a number first, such as 41 or 0.5." },
} as const satisfies Record<PublicPoll["kind"], { hint: string; missing: string }>;
