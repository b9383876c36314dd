import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { keepReading } from "@/lib/classroom/classes/keep-reading";
import { readReading } from "@/lib/classroom/classes/read-reading";
import { readBody, readQuery } from "@/lib/classroom/read-request";
import { readCookie } from "@/lib/classroom/reader-cookie";
import { classQuerySchema } from "@/lib/contract/class";
import {
  largestReport,
  readingReportSchema,
  type ClassReadingReply,
  type ReadingReportReply,
} from "@/lib/contract/class-reading";
import { getStore } from "@/lib/store/open-store";
import { limitWrites } from "../../polls/vote-limits";

/** What a class has read, and who may need help: `GET /api/classes/reading?class=<id>`, for those who teach it. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("read-class-reading", async () => {
    const { class: id } = readQuery(request, classQuerySchema);
    const body: ClassReadingReply = {
      ok: true,
      ...(await readReading(await getStore(), readCaller(request), id)),
    };
    return { body };
  });
}

/** Takes how far a learner's browser has read. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("keep-reading", async () => {
    const report = await readBody(request, readingReportSchema, largestReport);
    const token = readCookie(request.headers);
    limitWrites(request.headers, token);
    const body: ReadingReportReply = { ok: true, ...(await keepReading(await getStore(), token, report)) };
    return { body };
  });
}
