import type { ApiRequest } from "@/lib/classroom/api-request";
import { followSession, type Follow } from "@/lib/classroom/live/follow-session";
import * as code from "../join/route";
import * as join from "./join/route";
import * as votes from "./votes/route";

/** What answers a request: with a reply, or with what begins to send a stream's messages. */
type Answer = (request: ApiRequest) => Promise<Response | Follow>;

// The program that starts the server is no part of the bundle: this is where it finds them.
const processWide: { forwardPassHotRoutes?: ReadonlyMap<string, Answer> } & typeof globalThis = globalThis;

/**
 * Lets the program that serves the site answer the requests that a whole class sends within seconds without Next's
 * router, which costs ten times what they do. In development Next serves these routes like all others.
 */
export function offerHotRoutes(): void {
  processWide.forwardPassHotRoutes = new Map<string, Answer>([
    ["POST /api/join", code.POST],
    ["POST /api/live/join", join.POST],
    ["GET /api/live/stream", followSession],
    ["GET /api/live/votes", votes.GET],
    ["POST /api/live/votes", votes.POST],
  ]);
}
