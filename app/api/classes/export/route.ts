import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerCsv } from "@/lib/classroom/answer-csv";
import { exportAnswers, exportReading } from "@/lib/classroom/classes/export-class";
import { readQuery } from "@/lib/classroom/read-request";
import { classExportQuerySchema } from "@/lib/contract/class-questions";
import { getStore } from "@/lib/store/open-store";

/** What a class has read, or answered, as a CSV file: `GET /api/classes/export?class=<id>&what=reading`, for those who teach it. */
export function GET(request: Request): Promise<Response> {
  return answerCsv("export-class", "class.csv", async () => {
    const { class: id, what } = readQuery(request, classExportQuerySchema);
    const write = what === "reading" ? exportReading : exportAnswers;
    return write(await getStore(), readCaller(request), id);
  });
}
