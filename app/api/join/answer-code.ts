import { answerLightly, type ApiReply } from "@/lib/classroom/answer-request";
import type { ApiRequest } from "@/lib/classroom/api-request";
import { findCode } from "@/lib/classroom/find-code";
import { readBody } from "@/lib/classroom/read-request";
import { limitJoining } from "@/lib/classroom/write-limits";
import { findCodeSchema, type FindCodeReply } from "@/lib/contract/join";
import { getStore } from "@/lib/store/open-store";

/** Says what a code opens, a live session or a class. */
export function openCode(request: ApiRequest): Promise<ApiReply> {
  return answerLightly("find-code", async () => {
    const { code } = await readBody(request, findCodeSchema);
    limitJoining(request.headers, code);
    const body: FindCodeReply = { ok: true, ...(await findCode(await getStore(), code)) };
    return { body };
  });
}
