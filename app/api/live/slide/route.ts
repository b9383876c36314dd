import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { getLiveServer } from "@/lib/classroom/live/live-server";
import { turnSlide } from "@/lib/classroom/live/turn-slide";
import { readBody } from "@/lib/classroom/read-request";
import { limitTurning } from "@/lib/classroom/write-limits";
import { turnSchema, type TurnReply } from "@/lib/contract/remote";
import { getStore } from "@/lib/store/open-store";

/** Turns a session to a slide: for who presents it, and for its phone remote. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("turn-slide", async () => {
    const { session, slide } = await readBody(request, turnSchema);
    limitTurning(request.headers);
    const place = await turnSlide(await getStore(), readCaller(request), session, slide);
    getLiveServer().announce(session);
    const body: TurnReply = { ok: true, place };
    return { body };
  });
}
