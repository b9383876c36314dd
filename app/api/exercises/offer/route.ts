import { answerRequest } from "@/lib/classroom/answer-request";
import { offerModel } from "@/lib/classroom/grading/offered-models";
import { readBody } from "@/lib/classroom/read-request";
import { readCookie } from "@/lib/classroom/reader-cookie";
import { findReader } from "@/lib/classroom/readers";
import { limitHandIns } from "@/lib/classroom/write-limits";
import { AppError } from "@/lib/contract/app-error";
import { offerSchema } from "@/lib/contract/exercise";
import { getStore } from "@/lib/store/open-store";

/** Lets a reader's classmates attack the reader's model of an exercise, or no longer. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("offer-model", async () => {
    const offer = await readBody(request, offerSchema);
    const token = readCookie(request.headers);
    limitHandIns(request.headers, token);
    const store = await getStore();
    const readerId = await findReader(store, token);
    if (readerId === null)
      throw new AppError("answer-first", 409, "First hand in a model that reaches the goal.");
    await offerModel(store, readerId, offer);
    return { body: { ok: true } };
  });
}
