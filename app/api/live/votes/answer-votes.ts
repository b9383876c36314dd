import { answerLightly, type ApiReply } from "@/lib/classroom/answer-request";
import type { ApiRequest } from "@/lib/classroom/api-request";
import { getLiveServer } from "@/lib/classroom/live/live-server";
import { getParticipant } from "@/lib/classroom/live/live-sessions";
import { listOwnVotes } from "@/lib/classroom/live/live-votes";
import { readBody, readQuery } from "@/lib/classroom/read-request";
import { readCookie } from "@/lib/classroom/reader-cookie";
import { findReader } from "@/lib/classroom/readers";
import { AppError } from "@/lib/contract/app-error";
import { liveVoteRequestSchema, sessionQuerySchema, type OwnLiveVotesReply } from "@/lib/contract/live";
import { getStore } from "@/lib/store/open-store";
import { limitWrites } from "../../polls/vote-limits";

/** A participant's own answers in a session. */
export function listVotes(request: ApiRequest): Promise<ApiReply> {
  return answerLightly("list-live-votes", async () => {
    const { session } = readQuery(request, sessionQuerySchema);
    const store = await getStore();
    const readerId = await getParticipant(
      store,
      await findReader(store, readCookie(request.headers)),
      session,
    );
    const body: OwnLiveVotesReply = { ok: true, votes: await listOwnVotes(store, readerId, session) };
    return { body };
  });
}

/** Takes a vote in an open round. The reply comes after the vote is on disk. */
export function takeVote(request: ApiRequest): Promise<ApiReply> {
  return answerLightly("live-vote", async () => {
    const vote = await readBody(request, liveVoteRequestSchema);
    const token = readCookie(request.headers);
    limitWrites(request.headers, token);
    if (token === null) throw new AppError("not-found", 404, "Join the session first.");
    const live = getLiveServer();
    await live.castVote({ ...vote, token });
    live.announce(vote.session);
    return { body: { ok: true } };
  });
}
