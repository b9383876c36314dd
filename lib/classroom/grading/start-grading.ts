import { getStore } from "@/lib/store/open-store";

// The program that serves the site is no part of the bundle: it starts the worker, and this is where it offers to.
const processWide: { forwardPassGrade?: () => void } & typeof globalThis = globalThis;

/** Has a worker look after the queue from now on, if none does yet. `npm run dev` has one from the start. */
export function startGrading(): void {
  processWide.forwardPassGrade?.();
}

/** The same where something is waiting: what was handed in before the server was stopped. */
export async function resumeGrading(): Promise<void> {
  const store = await getStore();
  const waiting = await store.selectFrom("grading_jobs").select("submission_id").limit(1).executeTakeFirst();
  if (waiting !== undefined) startGrading();
}
