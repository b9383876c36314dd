import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { getLiveServer } from "@/lib/classroom/live/live-server";
import { checkFollower } from "@/lib/classroom/live/live-sessions";
import { createStreamResponse } from "@/lib/classroom/live/stream-response";
import { readQuery } from "@/lib/classroom/read-request";
import { readCookie } from "@/lib/classroom/reader-cookie";
import { findReader } from "@/lib/classroom/readers";
import { sessionQuerySchema } from "@/lib/contract/live";
import { getStore } from "@/lib/store/open-store";

/** The state of a session, and each later one: `GET /api/live/stream?session=<id>`, for who takes part in it or presents it. */
export async function GET(request: Request): Promise<Response> {
  let session = "";
  const check = await answerRequest("live-stream", async () => {
    session = readQuery(request, sessionQuerySchema).session;
    const store = await getStore();
    const readerId = await findReader(store, readCookie(request.headers));
    await checkFollower(store, readerId, readCaller(request), session);
    return { body: { ok: true } };
  });
  if (!check.ok) return check;
  return createStreamResponse(request.signal, (subscriber) => getLiveServer().subscribe(session, subscriber));
}
