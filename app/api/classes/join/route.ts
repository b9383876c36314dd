import { answerRequest } from "@/lib/classroom/answer-request";
import { limitJoining } from "@/lib/classroom/write-limits";
import { joinClass, leaveClass, listJoined } from "@/lib/classroom/classes/join-class";
import { readBody } from "@/lib/classroom/read-request";
import { isSecure, printCookie, readCookie } from "@/lib/classroom/reader-cookie";
import { joinSchema, leaveSchema, type JoinedReply } from "@/lib/contract/class";
import { getStore } from "@/lib/store/open-store";

/** The classes that this browser has joined. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("list-joined", async () => {
    const classes = await listJoined(await getStore(), readCookie(request.headers));
    const body: JoinedReply = { ok: true, classes };
    return { body };
  });
}

/** Joins a class by its code, under a name. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("join-class", async () => {
    const wish = await readBody(request, joinSchema);
    limitJoining(request.headers, wish.code);
    const [store, known] = [await getStore(), readCookie(request.headers)];
    const { token } = await joinClass(store, known, wish);
    const body: JoinedReply = { ok: true, classes: await listJoined(store, token ?? known) };
    return { body, cookie: token === null ? null : printCookie(token, isSecure(request)) };
  });
}

/** Leaves a class. */
export function DELETE(request: Request): Promise<Response> {
  return answerRequest("leave-class", async () => {
    const { id } = await readBody(request, leaveSchema);
    const [store, token] = [await getStore(), readCookie(request.headers)];
    await leaveClass(store, token, id);
    const body: JoinedReply = { ok: true, classes: await listJoined(store, token) };
    return { body };
  });
}
