import { answerRequest } from "@/lib/classroom/answer-request";
import { readOwnSets, setBoardName } from "@/lib/classroom/assignments/read-own";
import { readBody } from "@/lib/classroom/read-request";
import { readCookie } from "@/lib/classroom/reader-cookie";
import { boardNameSchema, type OwnAssignmentsReply } from "@/lib/contract/assignment";
import { getStore } from "@/lib/store/open-store";
import { limitWrites } from "../../../polls/vote-limits";

/** What this browser's reader has to solve, with what is known of it. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("read-own-assignments", async () => {
    const classes = await readOwnSets(await getStore(), readCookie(request.headers));
    const body: OwnAssignmentsReply = { ok: true, classes };
    return { body };
  });
}

/** Puts the reader on the boards of a class by name, or takes the name off. */
export function PATCH(request: Request): Promise<Response> {
  return answerRequest("set-board-name", async () => {
    const { id, isShown } = await readBody(request, boardNameSchema);
    const [store, token] = [await getStore(), readCookie(request.headers)];
    limitWrites(request.headers, token);
    await setBoardName(store, token, id, isShown);
    const body: OwnAssignmentsReply = { ok: true, classes: await readOwnSets(store, token) };
    return { body };
  });
}
