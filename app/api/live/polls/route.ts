import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { getPoll } from "@/lib/classroom/find-poll";
import { findComputedPoll } from "@/lib/classroom/live/computed-polls";
import { advisePresenter } from "@/lib/classroom/live/live-results";
import { getLiveServer } from "@/lib/classroom/live/live-server";
import { commandLivePoll } from "@/lib/classroom/live/command-live-poll";
import { getDirectedSession } from "@/lib/classroom/live/live-sessions";
import { readBody } from "@/lib/classroom/read-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import { livePollRequestSchema, type LivePollReply } from "@/lib/contract/live";
import { getStore } from "@/lib/store/open-store";

/** Does what the presenter asks of a poll, at the desk or by the phone remote. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("command-live-poll", async () => {
    const { session, poll: id, version, command } = await readBody(request, livePollRequestSchema);
    limitStaff(request.headers);
    const store = await getStore();
    const caller = readCaller(request);
    const { lesson } = await getDirectedSession(store, caller, session);
    const poll =
      (await findComputedPoll(store, session, id, version)) ?? (await getPoll(lesson, id, version));
    const asked = await commandLivePoll(store, caller, session, poll, command);
    getLiveServer().announce(session);
    const advice = await advisePresenter(store, poll, asked.id, asked.state);
    const body: LivePollReply = { ok: true, ...asked, advice };
    return { body };
  });
}
