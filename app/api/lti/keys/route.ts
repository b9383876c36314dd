import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { renewToolKey } from "@/lib/classroom/lti/tool-keys";
import { readBody } from "@/lib/classroom/read-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import { renewKeySchema } from "@/lib/contract/lti";
import { getStore } from "@/lib/store/open-store";

/** Makes a new key that signs what we tell learning platforms. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("renew-lti-key", async () => {
    await readBody(request, renewKeySchema);
    limitStaff(request.headers);
    await renewToolKey(await getStore(), readCaller(request));
    return { body: { ok: true } };
  });
}
