import { answerRequest } from "@/lib/classroom/answer-request";
import { readExercises } from "@/lib/classroom/grading/read-exercises";
import { readQuery } from "@/lib/classroom/read-request";
import { readCookie } from "@/lib/classroom/reader-cookie";
import { findReader } from "@/lib/classroom/readers";
import { exerciseQuerySchema, type ExercisesReply } from "@/lib/contract/exercise";
import { getStore } from "@/lib/store/open-store";

/** A lesson's graded exercises, with what this reader has handed in: `GET /api/exercises?lesson=<slug>`. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("list-exercises", async () => {
    const { lesson } = readQuery(request, exerciseQuerySchema);
    const store = await getStore();
    const readerId = await findReader(store, readCookie(request.headers));
    const body: ExercisesReply = { ok: true, exercises: await readExercises(store, lesson, readerId) };
    return { body };
  });
}
