import { toResponse } from "@/lib/classroom/answer-request";
import { followSession } from "@/lib/classroom/live/follow-session";
import { createStreamResponse } from "@/lib/classroom/live/stream-response";

/** The state of a session, and each later one: `GET /api/live/stream?session=<id>`, for who takes part in it or presents it. */
export async function GET(request: Request): Promise<Response> {
  const reply = await followSession(request);
  return "follow" in reply ? createStreamResponse(request.signal, reply) : toResponse(reply);
}
