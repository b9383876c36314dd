import { answerRequest } from "@/lib/classroom/answer-request";
import { offerModel } from "@/lib/classroom/grading/offered-models";
import { readBody } from "@/lib/classroom/read-request";
import { readCookie } from "@/lib/classroom/reader-cookie";
import { findReader } from "@/lib/classroom/readers";
import { limitHandIns } from "@/lib/classroom/write-limits";
import { offerSchema } from "@/lib/contract/exercise";
import { getStore } from "@/lib/store/open-store";

/** Lets a reader's classmates attack the reader's model of an exercise, or no longer. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("offer-model", async () => {
    const offer = await readBody(request, offerSchema);
    const token = readCookie(request.headers);
    limitHandIns(request.headers, token);
    const store = await getStore();
    await offerModel(store, await findReader(store, token), offer);
    return { body: { ok: true } };
  });
}
