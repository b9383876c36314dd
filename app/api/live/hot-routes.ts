import type { ApiReply } from "@/lib/classroom/answer-request";
import type { ApiRequest } from "@/lib/classroom/api-request";
import { followSession, type EventStream } from "@/lib/classroom/live/follow-session";
import { openCode } from "../join/answer-code";
import { joinSession } from "./join/answer-join";
import { listVotes, takeVote } from "./votes/answer-votes";

/** What answers a request. */
export type Answer = (request: ApiRequest) => Promise<ApiReply | EventStream>;

// The program that starts the server is no part of the bundle: this is where it finds them.
const processWide: { forwardPassHotRoutes?: ReadonlyMap<string, Answer> } & typeof globalThis = globalThis;

/**
 * Lets the program that serves the site answer the requests that a whole class sends within seconds without Next's
 * router, which costs ten times what they do. In development Next serves these routes like all others.
 */
export function offerHotRoutes(): void {
  processWide.forwardPassHotRoutes = new Map<string, Answer>([
    ["POST /api/join", openCode],
    ["POST /api/live/join", joinSession],
    ["GET /api/live/stream", followSession],
    ["GET /api/live/votes", listVotes],
    ["POST /api/live/votes", takeVote],
  ]);
}
