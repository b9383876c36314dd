import { z } from "zod";

/** `POST /api/join`: what a code opens. It joins nothing. */
export const findCodeSchema = z.strictObject({
  /** As the reader typed it. */
  code: z.string().max(40),
});

/** What a code opens. */
export type CodeKind = { kind: "session" } | { kind: "class"; name: string; term: string };

/** Its reply. */
export type FindCodeReply = CodeKind & { ok: true };
