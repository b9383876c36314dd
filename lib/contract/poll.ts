import { z } from "zod";

/** Folder names of lessons and ids of polls and options. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(64);

/** What a reader answers: the chosen options' ids (at least one, no two alike), or a finite number. */
export const answerSchema = z.union([
  z.strictObject({
    options: z
      .array(slugSchema)
      .min(1)
      .max(12)
      .refine((ids) => new Set(ids).size === ids.length, "the same option twice"),
  }),
  z.strictObject({ value: z.number().min(-1e15).max(1e15) }),
]);

/** 128 random bits as 32 hexadecimal digits. */
export const attemptSchema = z.string().regex(/^[0-9a-f]{32}$/);

const pollReference = {
  lesson: slugSchema,
  poll: slugSchema,
  /** The version of the poll that the reader saw. When the poll has been edited since, the request is refused. */
  version: z.string().max(64).optional(),
};

export const voteRequestSchema = z.strictObject({
  ...pollReference,
  answer: answerSchema,
  /**
   * Made by the browser once for each answer and sent again with each retry. When the first vote's reply is lost,
   * the browser has no cookie yet: this says that the retry comes from the same reader.
   */
  attempt: attemptSchema.optional(),
});

export const revealRequestSchema = z.strictObject(pollReference);

export type Answer = z.infer<typeof answerSchema>;

export type PollKind = "single" | "multiple" | "number";

/** All that a page may hold of a poll before its reader has asked for the answer. HTML is rendered on the server. */
export interface PublicPoll {
  id: string;
  kind: PollKind;
  /** Fingerprint of what the reader sees; tells nothing of the right answer. */
  version: string;
  questionHtml: string;
  /** Empty for kind number. */
  options: { id: string; html: string }[];
  /** Unit of the number that is asked for, as plain text. */
  unit: string | null;
}

/** Everything about one option, after the reveal. */
export interface RevealedOption {
  id: string;
  correct: boolean;
  replyHtml: string | null;
  /** How many readers have this option in their answer. */
  readers: number;
}

/** The answers to a number poll: each of the most frequent values, and how many readers gave any other. */
export interface NumberDistribution {
  values: { value: number; correct: boolean; readers: number }[];
  others: number;
}

/** What the server tells once a reader who has answered asks for the right answer. */
export interface PollResult {
  /** Whether this reader's answer is right. */
  correct: boolean;
  explanationHtml: string;
  /** Readers who have answered this version of the poll so far, this one included. */
  readers: number;
  options: RevealedOption[];
  number: {
    value: number;
    /** For example "within 5 %"; null when only the value itself is right. */
    tolerance: string | null;
    /** The reply to this reader's own number, where the poll has one. */
    replyHtml: string | null;
    distribution: NumberDistribution;
  } | null;
}

/** One reader's answer as it stands on the server. `savedAt` is ISO 8601, UTC. */
export interface SavedAnswer {
  answer: Answer;
  savedAt: string;
}

/** Reply of GET /api/polls: this reader's answers by poll id, with the result where it was revealed. */
export interface LessonAnswersReply {
  ok: true;
  polls: Record<string, SavedAnswer & { version: string; result: PollResult | null }>;
}

/** Reply of POST /api/polls, given only after the answer is on disk. */
export type VoteReply = SavedAnswer & { ok: true };

/** Reply of POST /api/polls/reveal. */
export type RevealReply = SavedAnswer & { ok: true; result: PollResult };
