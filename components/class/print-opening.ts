import { printDate } from "@/components/form/print-date";
import type { Opening } from "@/lib/contract/class";

/** When a lesson is open, in words, at a moment: "opens 3 May 2026 at 14:05". */
export function printOpening({ opensAt, closesAt }: Opening, now: number): string {
  if (opensAt !== null && Date.parse(opensAt) > now) {
    return `opens ${printDate(opensAt)}${closesAt === null ? "" : `, closes ${printDate(closesAt)}`}`;
  }
  if (closesAt === null) return "open";
  return Date.parse(closesAt) > now ? `open until ${printDate(closesAt)}` : `closed ${printDate(closesAt)}`;
}
