import { getStore } from "@/lib/store/open-store";
import { notePlatformScores } from "../assignments/note-platform-scores";
import { writeLog } from "../write-log";
import { sendDueGrades } from "./send-grades";

/** Milliseconds between two looks at what is due. */
const pause = 5000;

/** Milliseconds between two reckonings of what is to be sent for exercises. */
const reckoningPause = 30_000;

// Next evaluates a module once for each bundle that holds it; a process sends scores once.
const processWide: { forwardPassGrades?: NodeJS.Timeout } & typeof globalThis = globalThis;

/** Sends scores to learning platforms from now on, as they come. What fails for lack of a database is tried at the next look. */
export function startGradeSender(): void {
  if (processWide.forwardPassGrades !== undefined) return;
  let isSending = false;
  let reckonedAt = -Infinity;
  const look = async () => {
    if (isSending) return;
    isSending = true;
    try {
      const store = await getStore();
      if (Date.now() - reckonedAt >= reckoningPause) {
        reckonedAt = Date.now();
        await notePlatformScores(store);
      }
      await sendDueGrades(store);
    } catch (error) {
      writeLog("error", "send-grades", { stack: error instanceof Error ? error.stack : undefined });
    }
    isSending = false;
  };
  processWide.forwardPassGrades = setInterval(() => void look(), pause);
  processWide.forwardPassGrades.unref();
}
