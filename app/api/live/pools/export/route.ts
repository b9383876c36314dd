import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { exportPool } from "@/lib/classroom/pooled/export-pool";
import { readQuery } from "@/lib/classroom/read-request";
import { poolExportQuerySchema } from "@/lib/contract/pooled";
import { getStore } from "@/lib/store/open-store";

/** A pooled search as a CSV file: `GET /api/live/pools/export?session=<id>&name=<name>`, for who presents it. */
export async function GET(request: Request): Promise<Response> {
  let csv = "";
  const check = await answerRequest("export-live-pool", async () => {
    const { session, name } = readQuery(request, poolExportQuerySchema);
    csv = await exportPool(await getStore(), readCaller(request), session, name);
    return { body: { ok: true } };
  });
  if (!check.ok) return check;
  return new Response(csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="search.csv"',
      "Cache-Control": "no-store",
    },
  });
}
