const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });

/** A moment in the reader's own time zone, such as "3 May 2026 at 14:05". */
export function printDate(iso: string): string {
  return format.format(new Date(iso));
}
