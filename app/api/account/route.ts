import { countAddress } from "@/lib/classroom/accounts/account-limits";
import { readCaller } from "@/lib/classroom/accounts/caller";
import { deleteAccount } from "@/lib/classroom/accounts/delete-account";
import { describeAccount } from "@/lib/classroom/accounts/sessions";
import { answerRequest } from "@/lib/classroom/answer-request";
import { readAddress } from "@/lib/classroom/rate-limit";
import { readBody } from "@/lib/classroom/read-request";
import { deletionSchema, type AccountReply } from "@/lib/contract/account";
import { getStore } from "@/lib/store/open-store";

/** Who is signed in, and where. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("read-account", async () => {
    const body: AccountReply = {
      ok: true,
      ...(await describeAccount(await getStore(), readCaller(request))),
    };
    return { body };
  });
}

/** Deletes the account that is signed in. */
export function DELETE(request: Request): Promise<Response> {
  return answerRequest("delete-account", async () => {
    const { password } = await readBody(request, deletionSchema);
    countAddress(readAddress(request.headers));
    const cookie = await deleteAccount(await getStore(), readCaller(request), password);
    return { body: { ok: true }, cookie };
  });
}
