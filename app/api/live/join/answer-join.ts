import { answerLightly, type ApiReply } from "@/lib/classroom/answer-request";
import type { ApiRequest } from "@/lib/classroom/api-request";
import { getLiveServer } from "@/lib/classroom/live/live-server";
import { joinLiveSession } from "@/lib/classroom/live/live-sessions";
import { readBody } from "@/lib/classroom/read-request";
import { isSecure, printCookie, readCookie } from "@/lib/classroom/reader-cookie";
import { limitJoining } from "@/lib/classroom/write-limits";
import { joinRequestSchema, type JoinReply } from "@/lib/contract/live";
import { getStore } from "@/lib/store/open-store";

/** Lets a reader take part in the live session of a code. */
export function joinSession(request: ApiRequest): Promise<ApiReply> {
  return answerLightly("join", async () => {
    const { code, attempt } = await readBody(request, joinRequestSchema);
    limitJoining(request.headers, code);
    const claim = { token: readCookie(request.headers), attempt: attempt ?? null };
    const { session, token } = await joinLiveSession(await getStore(), claim, code);
    getLiveServer().announce(session.id);
    const body: JoinReply = { ok: true, session: session.id, lesson: session.lesson };
    return { body, cookie: token === null ? null : printCookie(token, isSecure(request)) };
  });
}
