import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { exportLiveSession } from "@/lib/classroom/live/export-session";
import { readQuery } from "@/lib/classroom/read-request";
import { sessionQuerySchema } from "@/lib/contract/live";
import { getStore } from "@/lib/store/open-store";

/** All votes of a session as a CSV file: `GET /api/live/export?session=<id>`, for who presents it. */
export async function GET(request: Request): Promise<Response> {
  let csv = "";
  const check = await answerRequest("export-live-session", async () => {
    const { session } = readQuery(request, sessionQuerySchema);
    csv = await exportLiveSession(await getStore(), readCaller(request), session);
    return { body: { ok: true } };
  });
  if (!check.ok) return check;
  return new Response(csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="votes.csv"',
      "Cache-Control": "no-store",
    },
  });
}
