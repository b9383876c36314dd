import { answerRequest } from "@/lib/classroom/answer-request";
import { checkStore } from "@/lib/store/open-store";

// It must ask the database each time, never at the build.
export const dynamic = "force-dynamic";

/** `{ ok: true }` when the server can keep votes, else why not, in one line. */
export function GET(): Promise<Response> {
  return answerRequest("health", async () => {
    await checkStore();
    return { body: { ok: true } };
  });
}
