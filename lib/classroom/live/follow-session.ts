import { sessionQuerySchema } from "@/lib/contract/live";
import { getStore } from "@/lib/store/open-store";
import { readCaller } from "../accounts/caller";
import { answerRequest } from "../answer-request";
import type { ApiRequest } from "../api-request";
import { readQuery } from "../read-request";
import { readCookie } from "../reader-cookie";
import { findReader } from "../readers";
import { getLiveServer } from "./live-server";
import { checkFollower } from "./live-sessions";
import type { Subscriber } from "./stream-hub";

/** Begins to send a session's states, and returns what ends it. */
export type Follow = (subscriber: Subscriber) => () => void;

/** @returns the reply to who may not follow the session that the request asks for */
export async function followSession(request: ApiRequest): Promise<Follow | Response> {
  let session = "";
  const check = await answerRequest("live-stream", async () => {
    session = readQuery(request, sessionQuerySchema).session;
    const store = await getStore();
    const readerId = await findReader(store, readCookie(request.headers));
    await checkFollower(store, readerId, readCaller(request), session);
    return { body: { ok: true } };
  });
  return check.ok ? (subscriber) => getLiveServer().subscribe(session, subscriber) : check;
}
