import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { getLiveServer } from "@/lib/classroom/live/live-server";
import { commandPool } from "@/lib/classroom/pooled/pools";
import { readBody } from "@/lib/classroom/read-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import { poolRequestSchema } from "@/lib/contract/pooled";
import { getStore } from "@/lib/store/open-store";

/** Does what the presenter asks of a pooled search. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("command-live-pool", async () => {
    const { session, name, command } = await readBody(request, poolRequestSchema);
    limitStaff(request.headers);
    await commandPool(await getStore(), readCaller(request), session, name, command);
    getLiveServer().announce(session);
    return { body: { ok: true } };
  });
}
