import { readCaller } from "@/lib/classroom/accounts/caller";
import { signOut } from "@/lib/classroom/accounts/sign-in";
import { answerRequest } from "@/lib/classroom/answer-request";
import { readBody } from "@/lib/classroom/read-request";
import { signOutSchema } from "@/lib/contract/account";
import { getStore } from "@/lib/store/open-store";

/** Ends this browser's session, or all sessions of its account. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("sign-out", async () => {
    const { everywhere } = await readBody(request, signOutSchema);
    const cookie = await signOut(await getStore(), readCaller(request), everywhere);
    return { body: { ok: true }, cookie };
  });
}
