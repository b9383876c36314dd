import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerCsv } from "@/lib/classroom/answer-csv";
import { exportLiveSession } from "@/lib/classroom/live/export-session";
import { readQuery } from "@/lib/classroom/read-request";
import { sessionQuerySchema } from "@/lib/contract/live";
import { getStore } from "@/lib/store/open-store";

/**
 * All votes of a session as a CSV file: `GET /api/live/export?session=<id>`, for who presents it and for those who teach
 * its class.
 */
export function GET(request: Request): Promise<Response> {
  return answerCsv("export-live-session", "votes.csv", async () => {
    const { session } = readQuery(request, sessionQuerySchema);
    return exportLiveSession(await getStore(), readCaller(request), session);
  });
}
