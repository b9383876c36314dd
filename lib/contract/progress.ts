/** What this device remembers of one lesson. It leaves the device for a class that the reader has joined alone. */
export interface LessonProgress {
  /** Furthest share of the text that was on screen, 0 to 1. */
  read: number;
  /** Heading to return to. */
  section: string | null;
  /** Sections whose heading was reached where `read` is, and how many the lesson has. */
  reached?: number;
  sections?: number;
  /** ISO 8601, UTC: when the lesson was read last. */
  at: string;
}

export const PROGRESS_KEY = "progress";

function isProgress(value: unknown): value is LessonProgress {
  const isCount = (count: unknown) => count === undefined || typeof count === "number";
  return (
    typeof value === "object" &&
    value !== null &&
    "read" in value &&
    typeof value.read === "number" &&
    "section" in value &&
    (value.section === null || typeof value.section === "string") &&
    (!("reached" in value) || isCount(value.reached)) &&
    (!("sections" in value) || isCount(value.sections)) &&
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

/** Keeps the furthest place, with the sections that were reached there; heading and time are those of now. */
export function advanceProgress(before: LessonProgress | undefined, now: LessonProgress): LessonProgress {
  if (before === undefined || before.read <= now.read) return now;
  return { ...now, read: before.read, reached: before.reached, sections: before.sections };
}

/** True once the reader has seen more than the lesson's head. */
export function isBegun(progress: { read: number } | undefined): boolean {
  return (progress?.read ?? 0) > 0.05;
}

/** True once the reader has seen the end of the lesson. */
export function isFinished(progress: { read: number } | undefined): boolean {
  return (progress?.read ?? 0) > 0.97;
}
