import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { readRegrades } from "@/lib/classroom/assignments/read-regrades";
import { commitRegrade, discardRegrade, startRegrade } from "@/lib/classroom/assignments/regrades";
import { startGrading } from "@/lib/classroom/grading/start-grading";
import { readBody, readQuery } from "@/lib/classroom/read-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import { classQuerySchema } from "@/lib/contract/class";
import { regradeSchema, startRegradeSchema, type RegradesReply } from "@/lib/contract/gradebook";
import { getStore } from "@/lib/store/open-store";

/** What was graded once more, and what that would change: `GET /api/classes/grades/regrades?class=<id>`. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("read-regrades", async () => {
    const { class: id } = readQuery(request, classQuerySchema);
    const regrades = await readRegrades(await getStore(), readCaller(request), id);
    const body: RegradesReply = { ok: true, regrades };
    return { body };
  });
}

/** Has an exercise's submissions graded once more, to look at. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("start-regrade", async () => {
    const { id, ...wish } = await readBody(request, startRegradeSchema);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await startRegrade(store, caller, id, wish);
    startGrading();
    const body: RegradesReply = { ok: true, regrades: await readRegrades(store, caller, id) };
    return { body };
  });
}

/** Puts the new grades in place of the old ones. */
export function PATCH(request: Request): Promise<Response> {
  return answerRequest("commit-regrade", async () => {
    const { id, regrade } = await readBody(request, regradeSchema);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await commitRegrade(store, caller, id, regrade);
    const body: RegradesReply = { ok: true, regrades: await readRegrades(store, caller, id) };
    return { body };
  });
}

/** Lets the new grades go. */
export function DELETE(request: Request): Promise<Response> {
  return answerRequest("discard-regrade", async () => {
    const { id, regrade } = await readBody(request, regradeSchema);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await discardRegrade(store, caller, id, regrade);
    const body: RegradesReply = { ok: true, regrades: await readRegrades(store, caller, id) };
    return { body };
  });
}
