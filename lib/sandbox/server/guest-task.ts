import { z } from "zod";

/** What a guest is asked to do: a learner's program, and the calls of its functions, one after the other. */
export interface GuestTask {
  /** TypeScript, without imports and exports. */
  code: string;
  calls: GuestCall[];
  /** Milliseconds for all of it. */
  milliseconds: number;
}

export interface GuestCall {
  /** Of a function at the top level of the program. */
  name: string;
  /** JSON. */
  arguments: unknown[];
}

const guestFaultKinds = [
  /** It is no program. */
  "syntax",
  /** It has no function of that name. */
  "missing",
  /** It threw. */
  "threw",
  "too-slow",
  "too-much-memory",
  "too-deep",
  /** What it returns is too large to look at. */
  "too-large",
  /** It took its process down. */
  "crashed",
] as const;

export const guestFaultSchema = z.strictObject({
  kind: z.enum(guestFaultKinds),
  /** What the program's own error says; it is the learner's text. */
  message: z.string().max(2000),
  /** Of the program, from 1; null where it is not known. */
  line: z.int().positive().nullable(),
});
export type GuestFault = z.output<typeof guestFaultSchema>;

/** Characters of JSON that a task's calls may return together. */
export const largestOutcomes = 2_000_000;

/**
 * What one call came to. `json` is the guest's own word: text that is JSON, of any depth. Numbers that JSON has not stand in
 * it as "NaN", "Infinity" and "-Infinity", and nothing at all as null.
 */
const outcomeSchema = z.union([
  z.strictObject({ json: z.string().max(largestOutcomes) }),
  z.strictObject({ fault: guestFaultSchema }),
]);
export type GuestOutcome = z.output<typeof outcomeSchema>;

/** The outcomes of the calls in their order, or the fault for which none was made. */
export const guestReplySchema = z.union([
  z.strictObject({ outcomes: z.array(outcomeSchema) }),
  z.strictObject({ fault: guestFaultSchema }),
]);
export type GuestReply = z.output<typeof guestReplySchema>;
