import { acceptInvitation } from "@/lib/classroom/accounts/accept-invitation";
import { countAddress } from "@/lib/classroom/accounts/account-limits";
import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { readAddress } from "@/lib/classroom/rate-limit";
import { readBody } from "@/lib/classroom/read-request";
import { acceptSchema } from "@/lib/contract/account";
import { getStore } from "@/lib/store/open-store";

/** Makes an account by a link, and signs in. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("accept-invitation", async () => {
    const person = await readBody(request, acceptSchema);
    countAddress(readAddress(request.headers));
    const cookie = await acceptInvitation(await getStore(), readCaller(request), person);
    return { body: { ok: true }, cookie };
  });
}
