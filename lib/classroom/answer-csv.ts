import { answerRequest } from "./answer-request";

/**
 * Runs one request for a CSV file; a fault is answered as everywhere.
 *
 * @param event - as for `answerRequest`
 * @param file - the file's name
 */
export async function answerCsv(
  event: string,
  file: string,
  action: () => Promise<string>,
): Promise<Response> {
  let csv = "";
  const check = await answerRequest(event, async () => {
    csv = await action();
    return { body: { ok: true } };
  });
  if (!check.ok) return check;
  return new Response(csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${file}"`,
      "Cache-Control": "no-store",
    },
  });
}
