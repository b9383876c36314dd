import { answerRequest } from "@/lib/classroom/answer-request";
import { handIn } from "@/lib/classroom/grading/hand-in";
import { startGrading } from "@/lib/classroom/grading/start-grading";
import { readBody } from "@/lib/classroom/read-request";
import { isSecure, printCookie, readCookie } from "@/lib/classroom/reader-cookie";
import { limitHandIns } from "@/lib/classroom/write-limits";
import { handInSchema, largestHandIn, type HandInReply } from "@/lib/contract/exercise";
import { getStore } from "@/lib/store/open-store";

/** Takes what a reader hands in for an exercise. The reply comes after it is on disk; its grade comes later. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("hand-in", async () => {
    const token = readCookie(request.headers);
    limitHandIns(request.headers, token);
    const { attempt = null, ...evidence } = await readBody(request, handInSchema, largestHandIn);
    const kept = await handIn(await getStore(), { token, attempt }, evidence);
    startGrading();
    const body: HandInReply = { ok: true, id: kept.id, receivedAt: kept.receivedAt };
    return { body, cookie: kept.token === null ? null : printCookie(kept.token, isSecure(request)) };
  });
}
