import { toResponse } from "@/lib/classroom/answer-request";
import { joinSession } from "./answer-join";

/** Lets a reader take part in the live session of a code. */
export async function POST(request: Request): Promise<Response> {
  return toResponse(await joinSession(request));
}
