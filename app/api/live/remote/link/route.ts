import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { createRemoteLink } from "@/lib/classroom/live/remotes";
import { readBody } from "@/lib/classroom/read-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import { remoteLinkSchema, type RemoteLinkReply } from "@/lib/contract/remote";
import { getStore } from "@/lib/store/open-store";

/** Makes a link by which one phone becomes the session's remote. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("create-remote-link", async () => {
    const { session } = await readBody(request, remoteLinkSchema);
    limitStaff(request.headers);
    const link = await createRemoteLink(await getStore(), readCaller(request), session);
    const body: RemoteLinkReply = { ok: true, ...link };
    return { body };
  });
}
