import { toResponse } from "@/lib/classroom/answer-request";
import { openCode } from "./answer-code";

/** Says what a code opens, a live session or a class. */
export async function POST(request: Request): Promise<Response> {
  return toResponse(await openCode(request));
}
