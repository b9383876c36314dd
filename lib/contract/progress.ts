/** What this device remembers of one lesson. Nothing of it leaves the device. */
export interface LessonProgress {
  /** Furthest share of the text that was on screen, 0 to 1. */
  read: number;
  /** Heading to return to. */
  section: string | null;
  /** ISO 8601, UTC. */
  at: string;
}

export const PROGRESS_KEY = "progress";

function isProgress(value: unknown): value is LessonProgress {
  return (
    typeof value === "object" &&
    value !== null &&
    "read" in value &&
    typeof value.read === "number" &&
    "section" in value &&
    (value.section === null || typeof value.section === "string") &&
    "at" in value &&
    typeof value.at === "string"
  );
}

/** Progress by lesson slug from its stored text; what cannot be read counts as not begun. */
export function parseProgress(text: string | null): Record<string, LessonProgress> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter((entry) => isProgress(entry[1])));
  } catch {
    return {};
  }
}

/** Keeps the furthest place; the section and the time are those of now. */
export function advanceProgress(before: LessonProgress | undefined, now: LessonProgress): LessonProgress {
  return { ...now, read: Math.max(before?.read ?? 0, now.read) };
}

/** True once the reader has seen the end of the lesson. */
export function isFinished(progress: LessonProgress | undefined): boolean {
  return (progress?.read ?? 0) > 0.97;
}
