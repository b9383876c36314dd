import { countAddress } from "@/lib/classroom/accounts/account-limits";
import { readCaller } from "@/lib/classroom/accounts/caller";
import { exportAccount } from "@/lib/classroom/accounts/export-account";
import { answerRequest } from "@/lib/classroom/answer-request";
import { readAddress } from "@/lib/classroom/rate-limit";
import { readBody } from "@/lib/classroom/read-request";
import { exportSchema, type ExportReply } from "@/lib/contract/account";
import { getStore } from "@/lib/store/open-store";

/** All that is kept of the account that is signed in. A POST, since it is noted. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("export-account", async () => {
    await readBody(request, exportSchema);
    countAddress(readAddress(request.headers));
    const body: ExportReply = {
      ok: true,
      tables: await exportAccount(await getStore(), readCaller(request)),
    };
    return { body };
  });
}
