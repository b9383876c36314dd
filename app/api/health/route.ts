import { answerRequest } from "@/lib/classroom/answer-request";
import { AppError } from "@/lib/contract/app-error";
import { checkStore } from "@/lib/store/open-store";
import { version } from "@/package.json";

// It must ask the database each time, never at the build.
export const dynamic = "force-dynamic";

/** `{ ok: true, version }` when the server can keep votes; else 503 and why not, in one line. */
export function GET(): Promise<Response> {
  return answerRequest("health", async () => {
    await checkStore().catch((error: unknown) => {
      if (error instanceof AppError) throw error;
      throw new AppError("database-unreachable", 503, "The database cannot be read.", { cause: error });
    });
    return { body: { ok: true, version } };
  });
}
