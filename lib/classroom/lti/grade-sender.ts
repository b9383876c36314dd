import { getStore } from "@/lib/store/open-store";
import { sendDueGrades } from "./send-grades";

/** Milliseconds between two looks at what is due. */
const pause = 5000;

// Next evaluates a module once for each bundle that holds it; a process sends scores once.
const processWide: { forwardPassGrades?: NodeJS.Timeout } & typeof globalThis = globalThis;

async function sendAll(): Promise<void> {
  await sendDueGrades(await getStore());
}

/** Sends scores to learning platforms from now on, as they come; a fault of the database is met again at the next look. */
export function startGradeSender(): void {
  if (processWide.forwardPassGrades !== undefined) return;
  let isSending = false;
  processWide.forwardPassGrades = setInterval(() => {
    if (isSending) return;
    isSending = true;
    void sendAll()
      .catch(() => undefined)
      .finally(() => (isSending = false));
  }, pause);
  processWide.forwardPassGrades.unref();
}
