import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { copyClass } from "@/lib/classroom/classes/change-class";
import { limitStaff } from "@/lib/classroom/write-limits";
import { readBody } from "@/lib/classroom/read-request";
import { copyClassSchema, type NewClassReply } from "@/lib/contract/class";
import { getStore } from "@/lib/store/open-store";

/** Makes the same class for a new term. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("copy-class", async () => {
    const { id, ...title } = await readBody(request, copyClassSchema);
    limitStaff(request.headers);
    const copy = await copyClass(await getStore(), readCaller(request), id, title);
    const body: NewClassReply = { ok: true, id: copy };
    return { body };
  });
}
