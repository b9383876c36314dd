import { answerRequest } from "@/lib/classroom/answer-request";
import { getLiveServer } from "@/lib/classroom/live/live-server";
import { listOwnTrials, reportTrial, takeTrial } from "@/lib/classroom/pooled/trials";
import { readBody, readQuery } from "@/lib/classroom/read-request";
import { readCookie } from "@/lib/classroom/reader-cookie";
import { findReader } from "@/lib/classroom/readers";
import {
  poolQuerySchema,
  takeTrialSchema,
  trialReportSchema,
  type OwnTrialsReply,
  type TakeTrialReply,
} from "@/lib/contract/pooled";
import { getStore } from "@/lib/store/open-store";
import { limitWrites } from "../../polls/vote-limits";

/** What a participant has done for a search: `GET /api/live/trials?session=<id>&pool=<id>`. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("list-live-trials", async () => {
    const { session, pool } = readQuery(request, poolQuerySchema);
    const store = await getStore();
    const readerId = await findReader(store, readCookie(request.headers));
    const own = await listOwnTrials(store, readerId, { sessionId: session, poolId: pool });
    const body: OwnTrialsReply = { ok: true, ...own };
    return { body };
  });
}

/** Gives a participant a configuration to train, or hears that the one held is still in training. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("take-live-trial", async () => {
    const { session, pool } = await readBody(request, takeTrialSchema);
    const token = readCookie(request.headers);
    limitWrites(request.headers, token);
    const store = await getStore();
    const readerId = await findReader(store, token);
    const { number, isNew } = await takeTrial(store, readerId, { sessionId: session, poolId: pool });
    if (isNew) getLiveServer().announce(session);
    const body: TakeTrialReply = { ok: true, number };
    return { body };
  });
}

/** Takes a participant's result. The reply comes after it is on disk. */
export function PATCH(request: Request): Promise<Response> {
  return answerRequest("report-live-trial", async () => {
    const { session, pool, number, outcome } = await readBody(request, trialReportSchema);
    const token = readCookie(request.headers);
    limitWrites(request.headers, token);
    const store = await getStore();
    const readerId = await findReader(store, token);
    await reportTrial(store, readerId, { sessionId: session, poolId: pool, number }, outcome);
    getLiveServer().announce(session);
    return { body: { ok: true } };
  });
}
