import { countAddress } from "@/lib/classroom/accounts/account-limits";
import { readInvitation } from "@/lib/classroom/accounts/accept-invitation";
import { answerRequest } from "@/lib/classroom/answer-request";
import { readAddress } from "@/lib/classroom/rate-limit";
import { readBody } from "@/lib/classroom/read-request";
import { openInvitationSchema, type WelcomeReply } from "@/lib/contract/account";
import { getStore } from "@/lib/store/open-store";

/** What a link is good for. A POST, so that its token gets into no log. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("read-invitation", async () => {
    const { token } = await readBody(request, openInvitationSchema);
    countAddress(readAddress(request.headers));
    const body: WelcomeReply = { ok: true, ...(await readInvitation(await getStore(), token)) };
    return { body };
  });
}
