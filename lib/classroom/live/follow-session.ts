import { sessionQuerySchema } from "@/lib/contract/live";
import { getStore } from "@/lib/store/open-store";
import { readCaller } from "../accounts/caller";
import { answerLightly, type ApiReply } from "../answer-request";
import type { ApiRequest } from "../api-request";
import { readQuery } from "../read-request";
import { readCookie } from "../reader-cookie";
import { findReader } from "../readers";
import { getLiveServer } from "./live-server";
import { checkFollower } from "./live-sessions";
import type { Follow } from "./stream-hub";

/** A reply that goes on: what a session's stream begins with, and what sends each of its states. */
export interface EventStream {
  headers: Readonly<Record<string, string>>;
  follow: Follow;
}

const headers = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "no-store, no-transform",
  // nginx would gather small messages.
  "X-Accel-Buffering": "no",
};

/** @returns the stream, or the reply to who may not follow the session that the request asks for */
export async function followSession(request: ApiRequest): Promise<EventStream | ApiReply> {
  let session = "";
  const check = await answerLightly("live-stream", async () => {
    session = readQuery(request, sessionQuerySchema).session;
    const store = await getStore();
    const readerId = await findReader(store, readCookie(request.headers));
    await checkFollower(store, readerId, readCaller(request), session);
    return { body: { ok: true } };
  });
  if (check.status !== 200) return check;
  return { headers, follow: (subscriber) => getLiveServer().subscribe(session, subscriber) };
}
