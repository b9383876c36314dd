import { countAddress } from "@/lib/classroom/accounts/account-limits";
import { readCaller } from "@/lib/classroom/accounts/caller";
import { signIn } from "@/lib/classroom/accounts/sign-in";
import { answerRequest } from "@/lib/classroom/answer-request";
import { readAddress } from "@/lib/classroom/rate-limit";
import { readBody } from "@/lib/classroom/read-request";
import { signInSchema } from "@/lib/contract/account";
import { getStore } from "@/lib/store/open-store";

/** Opens a session by e-mail and password. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("sign-in", async () => {
    const credentials = await readBody(request, signInSchema);
    countAddress(readAddress(request.headers));
    const cookie = await signIn(await getStore(), readCaller(request), credentials);
    return { body: { ok: true }, cookie };
  });
}
