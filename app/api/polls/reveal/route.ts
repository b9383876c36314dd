import { answerRequest } from "@/lib/classroom/answer-request";
import { getPoll } from "@/lib/classroom/find-poll";
import { readBody } from "@/lib/classroom/read-request";
import { readCookie } from "@/lib/classroom/reader-cookie";
import { revealPoll } from "@/lib/classroom/reveal-poll";
import { revealRequestSchema, type RevealReply } from "@/lib/contract/poll";
import { getStore } from "@/lib/store/open-store";
import { limitWrites } from "../vote-limits";

/** Shows a reader who has answered which answer is right, why, and what all readers answered. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("reveal", async () => {
    const { lesson, poll: id, version } = await readBody(request, revealRequestSchema);
    const token = readCookie(request.headers);
    limitWrites(request.headers, token);
    const poll = await getPoll(lesson, id, version);
    const body: RevealReply = { ok: true, ...(await revealPoll(await getStore(), { lesson, poll }, token)) };
    return { body };
  });
}
