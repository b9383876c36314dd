import { decodeArtefact, longestArtefact } from "@/lib/experiment/run/artefact";
import type { RunLog } from "@/lib/experiment/run/log";
import { hasTrained } from "./kept-run";
import { matchesModel } from "./run-record";

/** Longest that the id of a run in a file may be. */
const longestId = 80;

/** The id, or where it is taken, the id with the first number from 2 that is not. */
export function freeId(id: string, isTaken: (id: string) => boolean): string {
  let free = id;
  for (let count = 2; isTaken(free); count++) {
    const suffix = `-${count}`;
    free = id.slice(0, longestId - suffix.length) + suffix;
  }
  return free;
}

export type OpenedRun = { ok: true; log: RunLog } | { ok: false; message: string };

/** The run that a text holds, under an id of its own; or why there is none, as a sentence for the reader. */
export function readRunText(text: string, isTaken: (id: string) => boolean): OpenedRun {
  const decoded = decodeArtefact(text);
  if (!decoded.ok) return decoded;
  const { log } = decoded;
  if (!matchesModel(log))
    return { ok: false, message: "The file's weights are not those of the network that it describes." };
  if (!hasTrained(log)) return { ok: false, message: "The file holds a run that has not trained yet." };
  return { ok: true, log: { ...log, id: freeId(log.id, isTaken) } };
}

/** The same of a file, which is not even read where it is far too large. */
export async function openRunFile(file: File, isTaken: (id: string) => boolean): Promise<OpenedRun> {
  // The limit counts characters, of which none of ours takes more than three bytes.
  if (file.size > 3 * longestArtefact)
    return { ok: false, message: "The file is larger than 20 MB, more than any run that is saved here." };
  try {
    return readRunText(await file.text(), isTaken);
  } catch {
    return { ok: false, message: "The file could not be read: it may have been moved or changed meanwhile." };
  }
}
