import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { readQuestions } from "@/lib/classroom/classes/read-questions";
import { readQuery } from "@/lib/classroom/read-request";
import { classQuestionsQuerySchema, type ClassQuestionsReply } from "@/lib/contract/class-questions";
import { getStore } from "@/lib/store/open-store";

/** What a class has answered in a lesson: `GET /api/classes/questions?class=<id>&lesson=<slug>`, for those who teach it. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("read-class-questions", async () => {
    const { class: id, lesson } = readQuery(request, classQuestionsQuerySchema);
    const found = await readQuestions(await getStore(), readCaller(request), id, lesson ?? null);
    const body: ClassQuestionsReply = { ok: true, ...found };
    return { body };
  });
}
