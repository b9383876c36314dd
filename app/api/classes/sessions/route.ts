import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { listClassSessions, readClassSession } from "@/lib/classroom/live/class-sessions";
import { readQuery } from "@/lib/classroom/read-request";
import {
  classSessionQuerySchema,
  type ClassSessionReply,
  type ClassSessionsReply,
} from "@/lib/contract/class-live";
import { getStore } from "@/lib/store/open-store";

/** The live sessions of a class: `GET /api/classes/sessions?class=<id>`; with `&session=<id>` the questions of that one. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("read-class-sessions", async () => {
    const { class: id, session } = readQuery(request, classSessionQuerySchema);
    const [store, caller] = [await getStore(), readCaller(request)];
    if (session === undefined) {
      const body: ClassSessionsReply = { ok: true, sessions: await listClassSessions(store, caller, id) };
      return { body };
    }
    const body: ClassSessionReply = { ok: true, ...(await readClassSession(store, caller, id, session)) };
    return { body };
  });
}
