import type { EvidenceReply } from "@/lib/contract/gradebook";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { loadGraders } from "../grading/load-graders";
import { readEvidence, type CellPlace } from "./read-evidence";

/** What is behind a cell, in the words of the course as it is now. @throws AppError as `readEvidence`. */
export async function readCourseEvidence(
  store: Store,
  caller: Caller,
  classId: string,
  place: CellPlace,
): Promise<EvidenceReply> {
  const graders = await loadGraders();
  const find = (lesson: string, exercise: string) => graders.get(`${lesson}/${exercise}`)?.exercise ?? null;
  return { ok: true, ...(await readEvidence(store, caller, classId, place, find)) };
}
