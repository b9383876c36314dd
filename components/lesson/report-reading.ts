import { keep, readKept } from "@/components/poll/kept-text";
import { mostReported, type ReadingReport, type ReadingReportReply } from "@/lib/contract/class-reading";
import { isFinished, parseProgress, PROGRESS_KEY, type LessonProgress } from "@/lib/contract/progress";

/** What this browser has reported of each lesson: the furthest share. Kept while the reader is in a class alone. */
const key = "reading-reported";
/** What is less further than this waits for more. */
const smallestStep = 0.02;
/** Milliseconds: one report at most in this time, but for the last one when the page is left. */
const interval = 10_000;

function parseReported(text: string): Record<string, number> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter((entry) => typeof entry[1] === "number"));
  } catch {
    return {};
  }
}

/** The lessons in which there is something new to report. */
export function listUnreported(
  progress: Readonly<Record<string, LessonProgress>>,
  reported: Readonly<Record<string, number>>,
): ReadingReport["lessons"] {
  const isNew = (slug: string, place: LessonProgress) => {
    const before = reported[slug] ?? 0;
    return place.read - before >= smallestStep || isFinished(place) > isFinished({ read: before });
  };
  return Object.entries(progress)
    .filter(([slug, place]) => isNew(slug, place))
    .slice(0, mostReported)
    .map(([lesson, { read, reached = 0, sections = 0, at }]) => ({
      lesson,
      read: Math.min(1, Math.max(0, read)),
      reached,
      sections,
      at,
    }));
}

/** Sends what is new. Where the server does not answer, it is new the next time too. */
async function sendReading(): Promise<void> {
  const text = readKept(key);
  if (text === null) return;
  const lessons = listUnreported(parseProgress(readKept(PROGRESS_KEY)), parseReported(text));
  if (lessons.length === 0) return;
  try {
    const response = await fetch("/api/classes/reading", {
      method: "POST",
      // It goes on its way also when the reader leaves the page.
      keepalive: true,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ lessons }),
    });
    if (!response.ok) return;
    const reply = (await response.json()) as ReadingReportReply;
    const now = readKept(key);
    if (now === null) return;
    const sent = Object.fromEntries(lessons.map(({ lesson, read }) => [lesson, read]));
    keep(key, reply.isLearner ? JSON.stringify({ ...parseReported(now), ...sent }) : null);
  } catch {
    // It is kept on the device, and sent with the next report.
  }
}

/** From now on the class is told how far this browser reads, beginning with what it has read already. */
export function beginReporting(): void {
  keep(key, "{}");
  void sendReading();
}

/** The reader is in no class any more: nothing more is told. */
export function endReporting(): void {
  keep(key, null);
}

export function isReporting(): boolean {
  return readKept(key) !== null;
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Reports soon, and many calls at once. Nothing is sent for readers who are in no class. */
export function reportSoon(): void {
  if (timer !== undefined || readKept(key) === null) return;
  timer = setTimeout(reportNow, interval);
}

/** Reports at once what waits, as when the page is left. */
export function reportNow(): void {
  clearTimeout(timer);
  timer = undefined;
  void sendReading();
}
