import type { State } from "./state";

/** The cells in the order in which they stand. */
export const cellNames = [
  "question",
  "data",
  "split",
  "preprocess",
  "baseline",
  "model",
  "train",
  "monitor",
  "tune",
  "test",
  "save",
  "attack",
] as const;
export type CellName = (typeof cellNames)[number];

interface CellPlan {
  title: string;
  /** Cells that must have run before, with the settings of now. */
  needs: readonly CellName[];
  /** The settings that stand in it. */
  fields: readonly (keyof State)[];
}

export const cells: Record<CellName, CellPlan> = {
  question: { title: "Question", needs: [], fields: ["goal"] },
  data: { title: "Data", needs: [], fields: ["size", "shift", "seed"] },
  split: { title: "Split", needs: ["data"], fields: ["held"] },
  preprocess: { title: "Preprocess", needs: ["split"], fields: ["preprocessing"] },
  baseline: { title: "Baseline", needs: ["split"], fields: [] },
  model: { title: "Model", needs: ["data"], fields: ["filters"] },
  train: { title: "Train", needs: ["preprocess", "model"], fields: ["rate", "epochs"] },
  monitor: { title: "Monitor", needs: ["train"], fields: [] },
  tune: { title: "Tune", needs: ["train"], fields: [] },
  test: { title: "Test, once", needs: ["question", "tune"], fields: [] },
  save: { title: "Save", needs: ["tune"], fields: [] },
  attack: { title: "Attack", needs: ["tune"], fields: ["epsilon"] },
};

/** The cells that have run when the page opens. */
export const openingCells: readonly CellName[] = ["question", "data", "split"];

export const numberCell = (cell: CellName): number => cellNames.indexOf(cell) + 1;

/** "4 Preprocess" */
export const nameCell = (cell: CellName): string => `${numberCell(cell)} ${cells[cell].title}`;

function listFields(cell: CellName): (keyof State)[] {
  return [...cells[cell].fields, ...cells[cell].needs.flatMap(listFields)];
}

/** The settings that a cell's output hangs on, its own and those of the cells before, as text. */
export function keyCell(cell: CellName, state: State): string {
  const fields = new Set(listFields(cell));
  const { ...settings } = state;
  return JSON.stringify(Object.entries(settings).filter(([field]) => fields.has(field as keyof State)));
}

/** Not run; run with the settings of now; or with others. */
export type CellStatus = "empty" | "fresh" | "stale";
export type Keys = Partial<Record<CellName, string>>;

/** @param keys of the outputs that there are */
export function judgeCell(cell: CellName, state: State, keys: Keys): CellStatus {
  const key = keys[cell];
  if (key === undefined) return "empty";
  return key === keyCell(cell, state) ? "fresh" : "stale";
}

/** Those that must run before this cell can. */
export function findMissing(cell: CellName, state: State, keys: Keys): CellName[] {
  return cells[cell].needs.filter((need) => judgeCell(need, state, keys) !== "fresh");
}

/** What is left to run, in order, without the test: its seal is the reader's to break. */
export function listRest(state: State, keys: Keys): CellName[] {
  return cellNames.filter((cell) => cell !== "test" && judgeCell(cell, state, keys) !== "fresh");
}
