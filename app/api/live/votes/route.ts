import { toResponse } from "@/lib/classroom/answer-request";
import { listVotes, takeVote } from "./answer-votes";

/** A participant's own answers: `GET /api/live/votes?session=<id>`. */
export async function GET(request: Request): Promise<Response> {
  return toResponse(await listVotes(request));
}

/** A vote of a participant. */
export async function POST(request: Request): Promise<Response> {
  return toResponse(await takeVote(request));
}
