import { answerRequest } from "@/lib/classroom/answer-request";
import { listRivals, readRival } from "@/lib/classroom/grading/offered-models";
import { readQuery } from "@/lib/classroom/read-request";
import { readCookie } from "@/lib/classroom/reader-cookie";
import { findReader } from "@/lib/classroom/readers";
import { limitPractice } from "@/lib/classroom/write-limits";
import { AppError } from "@/lib/contract/app-error";
import { rivalQuerySchema, type RivalModelReply, type RivalsReply } from "@/lib/contract/exercise";
import { getStore } from "@/lib/store/open-store";

/**
 * The models of classmates that a reader may attack: `GET /api/exercises/rivals?lesson=<slug>&exercise=<id>`; one of them with
 * `&model=<id>`.
 */
export function GET(request: Request): Promise<Response> {
  return answerRequest("list-rivals", async () => {
    const { model, ...place } = readQuery(request, rivalQuerySchema);
    const store = await getStore();
    const token = readCookie(request.headers);
    const readerId = await findReader(store, token);
    if (token === null || readerId === null)
      throw new AppError("not-found", 404, "Nobody offers you a model.");
    // Each answer reads whole models.
    limitPractice(request.headers, token);
    const body: RivalModelReply | RivalsReply =
      model === undefined
        ? { ok: true, rivals: await listRivals(store, readerId, place) }
        : { ok: true, ...(await readRival(store, readerId, place, model)) };
    return { body };
  });
}
