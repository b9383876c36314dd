import Papa from "papaparse";
import { AppError } from "@/lib/contract/app-error";

const longestName = 100;
const mostNames = 1000;

/** What lists call their columns, in small letters. */
const wholeName = /^(?:full )?name$|^(?:student|learner|participant)(?: name)?$/;
const firstName = /^(?:first|given|fore) ?-?name$/;
const lastName = /^(?:last|family|sur) ?-?name$|^surname$/;

function findColumns(head: readonly string[]): number[] | null {
  const cells = head.map((cell) => cell.trim().toLowerCase());
  const find = (words: RegExp) => cells.findIndex((cell) => words.test(cell));
  if (find(wholeName) >= 0) return [find(wholeName)];
  const parts = [find(firstName), find(lastName)].filter((index) => index >= 0);
  return parts.length > 0 ? parts : null;
}

/**
 * The names in a CSV file, each once: of a column that its first line calls a name, or of first and last name; else
 * the first column from the first line on.
 *
 * @throws AppError "bad-request" where there is none, or a name or the list is too long.
 */
export function readNames(csv: string): string[] {
  const { data } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ""), { skipEmptyLines: "greedy" });
  const columns = findColumns(data[0] ?? []);
  const lines = columns === null ? data : data.slice(1);
  const names = lines
    .map((line) => (columns ?? [0]).map((index) => line[index]?.trim() ?? "").join(" "))
    .map((name) => name.trim().replace(/\s+/g, " "))
    .filter((name) => name !== "");
  const unique = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
  if (unique.length === 0) throw new AppError("bad-request", 400, "There is no name in this file.");
  const tooLong = unique.find((name) => name.length > longestName);
  if (tooLong !== undefined) {
    throw new AppError(
      "bad-request",
      400,
      `A name has at most ${longestName} characters: ${tooLong.slice(0, 30)}…`,
    );
  }
  if (unique.length > mostNames) {
    throw new AppError(
      "bad-request",
      400,
      `At most ${mostNames} names at once: this file has ${unique.length}.`,
    );
  }
  return unique;
}
