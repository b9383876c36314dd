import { saveFile } from "@/components/widget/save-file";
import { encodeArtefact, longestArtefact } from "@/lib/experiment/run/artefact";
import type { RunLog } from "@/lib/experiment/run/log";
import { fitStates } from "./kept-run";

/** Bytes of models that still fit, as text, into a file that can be read again, with room for all else. */
const mostSavedBytes = 0.7 * longestArtefact;

/** Letters and digits, with hyphens between: a name for a file on any system. */
export function nameFile(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return `${plain || "run"}.run.json`;
}

/** A run without a single model is no file that could be read again. */
export const canSave = ({ states }: RunLog) => states.length > 0;

/** Lets the browser save a run as a file, named after it. */
export function saveRun(log: RunLog, name: string): void {
  saveFile(nameFile(name), encodeArtefact(fitStates(log, mostSavedBytes)), "application/json");
}
