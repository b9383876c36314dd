import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { addComment, removeComment } from "@/lib/classroom/assignments/change-scores";
import { readCourseEvidence } from "@/lib/classroom/assignments/course-evidence";
import { readBody } from "@/lib/classroom/read-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import { commentSchema, largestComment, removeCommentSchema } from "@/lib/contract/gradebook";
import { getStore } from "@/lib/store/open-store";

/** Writes to a learner about an exercise. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("add-comment", async () => {
    const { id, learner, exercise, text } = await readBody(request, commentSchema, largestComment);
    limitStaff(request.headers);
    const [store, caller, place] = [await getStore(), readCaller(request), { learner, exercise }];
    await addComment(store, caller, id, place, text);
    return { body: await readCourseEvidence(store, caller, id, place) };
  });
}

/** Takes a comment back. */
export function DELETE(request: Request): Promise<Response> {
  return answerRequest("remove-comment", async () => {
    const { id, comment } = await readBody(request, removeCommentSchema);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    const place = await removeComment(store, caller, id, comment);
    return { body: await readCourseEvidence(store, caller, id, place) };
  });
}
