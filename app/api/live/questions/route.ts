import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { listQuestions } from "@/lib/classroom/live/live-questions";
import { readQuery } from "@/lib/classroom/read-request";
import { readCookie } from "@/lib/classroom/reader-cookie";
import { findReader } from "@/lib/classroom/readers";
import { sessionQuerySchema, type LiveQuestionsReply } from "@/lib/contract/live";
import { getStore } from "@/lib/store/open-store";

/** What a session may ask: `GET /api/live/questions?session=<id>`, for who takes part in it or presents it. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("list-live-questions", async () => {
    const { session } = readQuery(request, sessionQuerySchema);
    const store = await getStore();
    const readerId = await findReader(store, readCookie(request.headers));
    const questions = await listQuestions(store, readerId, readCaller(request), session);
    const body: LiveQuestionsReply = { ok: true, ...questions };
    return { body };
  });
}
