import { getStore } from "@/lib/store/open-store";

// The program that serves the site is no part of the bundle: it starts the worker, and this is where it offers to.
const processWide: { forwardPassGrade?: () => void } & typeof globalThis = globalThis;

/** Has a worker look after the queue from now on, if none does yet. `npm run dev` has one from the start. */
export function startGrading(): void {
  processWide.forwardPassGrade?.();
}

/** The same where something is waiting: what was handed in, or is graded once more, since before the server was stopped. */
export async function resumeGrading(): Promise<void> {
  const store = await getStore();
  const waiting = await store.selectFrom("grading_jobs").select("submission_id").limit(1).executeTakeFirst();
  const again = await store
    .selectFrom("regrade_results")
    .select("submission_id")
    .where("due_at", "is not", null)
    .limit(1)
    .executeTakeFirst();
  if (waiting !== undefined || again !== undefined) startGrading();
}
