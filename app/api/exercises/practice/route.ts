import { answerRequest } from "@/lib/classroom/answer-request";
import { practise } from "@/lib/classroom/grading/practise";
import { readBody } from "@/lib/classroom/read-request";
import { readCookie } from "@/lib/classroom/reader-cookie";
import { findReader } from "@/lib/classroom/readers";
import { limitPractice } from "@/lib/classroom/write-limits";
import { AppError } from "@/lib/contract/app-error";
import { practiceSchema, type PracticeReply } from "@/lib/contract/exercise";
import { getStore } from "@/lib/store/open-store";

/** Bytes: some answers of a line each. */
const largestBody = 32_000;

/** Gives a reader other numbers of an exercise, and judges answers to them. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("practise", async () => {
    const practice = await readBody(request, practiceSchema, largestBody);
    const store = await getStore();
    const token = readCookie(request.headers);
    const readerId = await findReader(store, token);
    if (token === null || readerId === null)
      throw new AppError("answer-first", 409, "Draw your own numbers first, then others to practise with.");
    limitPractice(request.headers, token);
    const body: PracticeReply = { ok: true, ...(await practise(store, readerId, practice)) };
    return { body };
  });
}
