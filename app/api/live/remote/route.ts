import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { getLiveServer } from "@/lib/classroom/live/live-server";
import { disconnectRemote, getRemote, pairRemote } from "@/lib/classroom/live/remotes";
import { readBody } from "@/lib/classroom/read-request";
import { isSecure } from "@/lib/classroom/reader-cookie";
import { printRemoteCookie } from "@/lib/classroom/remote-cookie";
import { limitPairing, limitStaff } from "@/lib/classroom/write-limits";
import { disconnectSchema, pairSchema, type RemoteReply } from "@/lib/contract/remote";
import { getStore } from "@/lib/store/open-store";

/** The session whose remote this device is. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("find-remote", async () => {
    const body: RemoteReply = { ok: true, session: await getRemote(await getStore(), readCaller(request)) };
    return { body };
  });
}

/** Makes this device the remote of the session whose link it has. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("pair-remote", async () => {
    const { token: link } = await readBody(request, pairSchema);
    limitPairing(request.headers);
    const { token, session } = await pairRemote(await getStore(), link);
    getLiveServer().announce(session.id);
    const body: RemoteReply = { ok: true, session };
    return { body, cookie: printRemoteCookie(token, isSecure(request)) };
  });
}

/** Takes a session's remote away, and its cookie where this device has it. */
export function DELETE(request: Request): Promise<Response> {
  return answerRequest("disconnect-remote", async () => {
    const { session } = await readBody(request, disconnectSchema);
    limitStaff(request.headers);
    await disconnectRemote(await getStore(), readCaller(request), session);
    getLiveServer().announce(session);
    return { body: { ok: true }, cookie: printRemoteCookie(null, isSecure(request)) };
  });
}
