import Papa from "papaparse";
import { nameExercise, printPoints } from "@/lib/contract/assignment";
import type { GradebookReply } from "@/lib/contract/gradebook";
import { AppError } from "@/lib/contract/app-error";
import type { Store } from "@/lib/store/database";
import type { Caller } from "../accounts/caller";
import { disarmCell } from "../disarm-cell";
import { readGradebook, sumScores } from "./gradebook";

type Cells = string[];

function unparse(lines: Cells[]): string {
  return Papa.unparse(lines.map((line) => line.map(disarmCell)));
}

/** The columns of some sets, each with what is in it for a row of the gradebook. */
function listColumns({ sets }: Pick<GradebookReply, "sets">, only: string | undefined) {
  return sets
    .flatMap((set) => set.columns.map((column) => ({ set, column })))
    .map(({ set, column }, index) => ({
      setId: set.id,
      title: `${set.title}: ${nameExercise(column.exercise)}`,
      points: column.points,
      index,
    }))
    .filter(({ setId }) => only === undefined || setId === only);
}

/** Of two exercises that are called alike in sets that are called alike, the second has a number. */
function makeUnique(titles: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return titles.map((title) => {
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    return count === 1 ? title : `${title} ${count}`;
  });
}

const printScore = (hundredths: number | null | undefined) =>
  hundredths === null || hundredths === undefined ? "" : printPoints(hundredths);

/** One line for each learner, one column for each exercise, and a total. */
function printPlain(book: Omit<GradebookReply, "ok">, only: string | undefined): string {
  const columns = listColumns(book, only);
  const titles = makeUnique(columns.map(({ title, points }) => `${title} (of ${points})`));
  return unparse([
    ["learner", ...titles, "total"],
    ...book.rows.map(({ name, cells }) => {
      const scores = columns.map(({ index }) => cells[index]?.score ?? null);
      return [name, ...scores.map(printScore), printPoints(sumScores(scores))];
    }),
  ]);
}

/**
 * As Canvas's gradebook reads it: five columns that say who it is, then one for each assignment, and a second line with
 * the points of each. Canvas finds its people by the name where the ids are empty; ours mean nothing there.
 */
function printCanvas(book: Omit<GradebookReply, "ok">, only: string | undefined): string {
  const columns = listColumns(book, only);
  return unparse([
    [
      "Student",
      "ID",
      "SIS User ID",
      "SIS Login ID",
      "Section",
      ...makeUnique(columns.map(({ title }) => title)),
    ],
    ["    Points Possible", "", "", "", "", ...columns.map(({ points }) => String(points))],
    ...book.rows.map(({ name, cells }) => [
      name,
      "",
      "",
      "",
      "",
      ...columns.map(({ index }) => printScore(cells[index]?.score)),
    ]),
  ]);
}

/**
 * The gradebook as CSV, of one set or of all; the numbers are the page's own.
 *
 * @throws AppError as `getClass`, or "not-found" for a set of elsewhere.
 */
export async function exportGrades(
  store: Store,
  caller: Caller,
  classId: string,
  { shape, set }: { shape: "plain" | "canvas"; set?: string },
): Promise<string> {
  const book = await readGradebook(store, caller, classId, new Map());
  if (set !== undefined && !book.sets.some(({ id }) => id === set)) {
    throw new AppError("not-found", 404, "The class has no such assignment any more.");
  }
  return shape === "plain" ? printPlain(book, set) : printCanvas(book, set);
}
