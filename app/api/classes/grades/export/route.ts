import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerCsv } from "@/lib/classroom/answer-csv";
import { exportGrades } from "@/lib/classroom/assignments/export-grades";
import { readQuery } from "@/lib/classroom/read-request";
import { gradesExportQuerySchema } from "@/lib/contract/gradebook";
import { getStore } from "@/lib/store/open-store";

/** The gradebook as a CSV file: `GET /api/classes/grades/export?class=<id>&shape=canvas`, for those who teach the class. */
export function GET(request: Request): Promise<Response> {
  return answerCsv("export-grades", "grades.csv", async () => {
    const { class: id, ...wish } = readQuery(request, gradesExportQuerySchema);
    return exportGrades(await getStore(), readCaller(request), id, wish);
  });
}
