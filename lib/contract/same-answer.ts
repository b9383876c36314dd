import type { Answer } from "./poll";

/** Whether two answers to one poll are the same; the order of the options plays no part. */
export function isSameAnswer(a: Answer, b: Answer): boolean {
  if ("value" in a) return "value" in b && a.value === b.value;
  return "options" in b && [...a.options].sort().join() === [...b.options].sort().join();
}
