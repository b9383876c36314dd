import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { getPolls } from "@/lib/classroom/find-poll";
import { getLiveServer } from "@/lib/classroom/live/live-server";
import { endLiveSession, findOwnSession, startLiveSession } from "@/lib/classroom/live/live-sessions";
import { readBody, readQuery } from "@/lib/classroom/read-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import {
  endSessionSchema,
  ownSessionQuerySchema,
  startSessionSchema,
  type OwnSessionReply,
} from "@/lib/contract/live";
import { getStore } from "@/lib/store/open-store";

/** The session of a lesson that the signed-in account presents: `GET /api/live/sessions?lesson=<slug>`. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("find-live-session", async () => {
    const { lesson } = readQuery(request, ownSessionQuerySchema);
    const session = await findOwnSession(await getStore(), readCaller(request), lesson);
    const body: OwnSessionReply = { ok: true, session };
    return { body };
  });
}

/** Begins a session of a lesson that has polls. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("start-live-session", async () => {
    const { lesson, class: classId } = await readBody(request, startSessionSchema);
    limitStaff(request.headers);
    await getPolls(lesson);
    const session = await startLiveSession(await getStore(), readCaller(request), lesson, classId);
    const body: OwnSessionReply = { ok: true, session };
    return { body };
  });
}

/** Ends a session. */
export function DELETE(request: Request): Promise<Response> {
  return answerRequest("end-live-session", async () => {
    const { session } = await readBody(request, endSessionSchema);
    limitStaff(request.headers);
    await endLiveSession(await getStore(), readCaller(request), session);
    getLiveServer().announce(session);
    return { body: { ok: true } };
  });
}
