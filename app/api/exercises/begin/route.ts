import { answerRequest } from "@/lib/classroom/answer-request";
import { readBody } from "@/lib/classroom/read-request";
import { isSecure, printCookie, readCookie } from "@/lib/classroom/reader-cookie";
import { lockOrCreateReader } from "@/lib/classroom/readers";
import { limitHandIns } from "@/lib/classroom/write-limits";
import { beginSchema } from "@/lib/contract/exercise";
import { getStore } from "@/lib/store/open-store";

/** Makes a stranger a reader, to whom numbers of their own can be given. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("begin-exercises", async () => {
    const { attempt } = await readBody(request, beginSchema);
    const token = readCookie(request.headers);
    limitHandIns(request.headers, token);
    const store = await getStore();
    const reader = await store
      .transaction()
      .execute((transaction) =>
        lockOrCreateReader(transaction, { token, attempt }, new Date().toISOString()),
      );
    return {
      body: { ok: true },
      cookie: reader.token === null ? null : printCookie(reader.token, isSecure(request)),
    };
  });
}
