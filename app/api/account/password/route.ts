import { countAddress } from "@/lib/classroom/accounts/account-limits";
import { readCaller } from "@/lib/classroom/accounts/caller";
import { changePassword } from "@/lib/classroom/accounts/change-password";
import { answerRequest } from "@/lib/classroom/answer-request";
import { readAddress } from "@/lib/classroom/rate-limit";
import { readBody } from "@/lib/classroom/read-request";
import { passwordChangeSchema } from "@/lib/contract/account";
import { getStore } from "@/lib/store/open-store";

/** Changes the password; all other browsers are signed out. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("change-password", async () => {
    const change = await readBody(request, passwordChangeSchema);
    countAddress(readAddress(request.headers));
    const cookie = await changePassword(await getStore(), readCaller(request), change);
    return { body: { ok: true }, cookie };
  });
}
