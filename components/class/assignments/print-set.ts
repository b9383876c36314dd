import { printDate } from "@/components/form/print-date";
import type { AttemptRule, LateRule } from "@/lib/contract/assignment";

/** A time in the largest unit in which it is a whole number: "2 days", "90 minutes". */
export function printMinutes(minutes: number): string {
  const [count, unit] =
    minutes % 1440 === 0
      ? [minutes / 1440, "day"]
      : minutes % 60 === 0
        ? [minutes / 60, "hour"]
        : [minutes, "minute"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** What is handed in late still earns, in one sentence. */
export function printLate(late: readonly LateRule[]): string {
  const steps = late.filter(({ share }) => share > 0);
  if (steps.length === 0) return "What is handed in later is practice.";
  const words = steps.map(({ minutes, share }) => `${share} % up to ${printMinutes(minutes)} late`);
  return `Then it earns ${words.join(", ")}; later than that it is practice.`;
}

/** What further attempts earn, in one sentence. */
export function printAttempts({ free, by, least, most }: AttemptRule): string {
  const limit =
    most === null ? "" : ` At most ${most === 1 ? "one attempt counts" : `${most} attempts count`}.`;
  if (by === 0 || (most !== null && most <= free)) return `The best attempt counts, in full.${limit}`;
  const first = free === 1 ? "The first attempt counts" : `The first ${free} attempts count`;
  const floor = least > 0 ? `, down to ${least} %` : "";
  return `${first} in full, each further one ${by} % less${floor}; the best stands.${limit}`;
}

/** Where a set stands at a moment, in words. */
export function printTimes(
  { releaseAt, dueAt, late }: { releaseAt: string; dueAt: string; late: readonly LateRule[] },
  now: number,
): string {
  if (Date.parse(releaseAt) > now) return `hidden until ${printDate(releaseAt)}, due ${printDate(dueAt)}`;
  const due = Date.parse(dueAt);
  if (due >= now) return `due ${printDate(dueAt)}`;
  const end = due + 60_000 * (late.findLast(({ share }) => share > 0)?.minutes ?? 0);
  if (end >= now)
    return `was due ${printDate(dueAt)}, late work counts until ${printDate(new Date(end).toISOString())}`;
  return `was due ${printDate(dueAt)}`;
}
