"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import { createCellState, type CellState, type GivenCell, type NotebookState } from "./cell-state";
import { createNotebook, type Notebook } from "./notebook";

/** By lesson: its cells find each other wherever they stand on the page. */
const notebooks = new Map<string, Notebook>();

function getNotebook(lesson: string): Notebook {
  const notebook = notebooks.get(lesson) ?? createNotebook(lesson);
  notebooks.set(lesson, notebook);
  return notebook;
}

const atFirst: NotebookState = { kernel: "none", notice: null };

/** A cell within its lesson's notebook, as it stands now. */
export function useCell(
  lesson: string,
  { id, place, code }: GivenCell,
): { notebook: Notebook; state: NotebookState; cell: CellState } {
  const notebook = getNotebook(lesson);
  const fresh = useMemo(() => createCellState(code), [code]);
  useEffect(() => notebook.place({ id, place, code }), [notebook, id, place, code]);
  const state = useSyncExternalStore(notebook.subscribe, notebook.getState, () => atFirst);
  const cell = useSyncExternalStore(
    notebook.subscribe,
    () => notebook.getCell(id) ?? fresh,
    () => fresh,
  );
  return { notebook, state, cell };
}
