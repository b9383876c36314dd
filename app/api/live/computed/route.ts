import { writeWidgetQuestion } from "@/components/widgets/questions";
import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { addComputedPoll } from "@/lib/classroom/live/computed-polls";
import { getLiveServer } from "@/lib/classroom/live/live-server";
import { getAnyOwnSession } from "@/lib/classroom/live/live-sessions";
import { readBody } from "@/lib/classroom/read-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import { computePollSchema, type ComputePollReply } from "@/lib/contract/live";
import { getStore } from "@/lib/store/open-store";

/** Bytes. The largest state of a widget that asks has some 1,000 numbers. */
const largestState = 32_768;

/** Makes a question of what a widget shows; the right answer is worked out here and stays here. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("compute-live-poll", async () => {
    const { session, widget, place, state } = await readBody(request, computePollSchema, largestState);
    limitStaff(request.headers);
    const store = await getStore();
    const caller = readCaller(request);
    await getAnyOwnSession(store, caller, session);
    const question = writeWidgetQuestion(widget, state);
    const poll = await addComputedPoll(store, caller, session, { widget, place }, question);
    getLiveServer().announce(session);
    const body: ComputePollReply = { ok: true, poll };
    return { body };
  });
}
