import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { removeOverride, setOverride } from "@/lib/classroom/assignments/change-scores";
import { readCourseEvidence } from "@/lib/classroom/assignments/course-evidence";
import { readBody } from "@/lib/classroom/read-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import { overrideSchema, removeOverrideSchema } from "@/lib/contract/gradebook";
import { getStore } from "@/lib/store/open-store";

/** Puts a score in place of the computed one. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("set-override", async () => {
    const { id, learner, exercise, ...score } = await readBody(request, overrideSchema);
    limitStaff(request.headers);
    const [store, caller, place] = [await getStore(), readCaller(request), { learner, exercise }];
    await setOverride(store, caller, id, place, score);
    return { body: await readCourseEvidence(store, caller, id, place) };
  });
}

/** Lets the computed score stand again. */
export function DELETE(request: Request): Promise<Response> {
  return answerRequest("remove-override", async () => {
    const { id, ...place } = await readBody(request, removeOverrideSchema);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await removeOverride(store, caller, id, place);
    return { body: await readCourseEvidence(store, caller, id, place) };
  });
}
