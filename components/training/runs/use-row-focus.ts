"use client";

import { useCallback, useEffect, useRef, type KeyboardEvent } from "react";
import type { KeptRun } from "./kept-run";
import type { RunAct } from "./run-row";
import type { RunsTableProps } from "./runs-table";

/** Arrow keys go to the same control of another row; a row that goes leaves the focus to the next, one that returns takes it. */
export function useRowFocus(props: RunsTableProps, rows: readonly KeptRun[]) {
  const { onShownChange, onShow, onSave, onRemove, onRemoveAll, removed, onRestore } = props;
  const table = useRef<HTMLTableElement>(null);
  const back = useRef<HTMLParagraphElement>(null);
  const returning = useRef<string | null>(null);
  const left = useRef<{ id: string; row: number } | null>(null);
  const ids = rows.map(({ log }) => log.id);
  const idText = ids.join();

  const act = useCallback(
    (kind: RunAct, id: string, isShown = false) => {
      switch (kind) {
        case "tick":
          return onShownChange(id, isShown);
        case "show":
          return onShow(id);
        case "save":
          return onSave(id);
        case "remove": {
          const row = table.current?.querySelector(`tr[data-run="${CSS.escape(id)}"]`);
          if (row instanceof HTMLTableRowElement) left.current = { id, row: row.sectionRowIndex };
          return onRemove(id);
        }
      }
    },
    [onRemove, onSave, onShow, onShownChange],
  );

  useEffect(() => {
    const id = returning.current;
    if (id === null || !idText.split(",").includes(id)) return;
    returning.current = null;
    focusControl(table.current?.querySelector(`tr[data-run="${CSS.escape(id)}"]`), "remove");
  }, [idText]);

  const removeAll = () => {
    left.current = { id: ids[0] ?? "", row: 0 };
    onRemoveAll();
  };
  const restore = () => {
    returning.current = removed[0]?.log.id ?? null;
    onRestore();
  };

  useEffect(() => {
    const from = left.current;
    if (from === null || idText.split(",").includes(from.id)) return;
    left.current = null;
    if (idText === "") back.current?.querySelector("button")?.focus();
    const body = table.current?.tBodies[0];
    const next = body?.rows[Math.min(from.row, body.rows.length - 1)];
    focusControl(next, "remove");
  }, [idText]);

  const followKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const control = (event.target as HTMLElement).closest<HTMLElement>("[data-control]")?.dataset.control;
    const row = (event.target as HTMLElement).closest("tr");
    if (step === 0 || control === undefined || row === null) return;
    event.preventDefault();
    focusControl(step > 0 ? row.nextElementSibling : row.previousElementSibling, control);
  };
  return { table, back, act, followKey, restore, removeAll };
}

function focusControl(row: Element | null | undefined, control: string): void {
  row?.querySelector<HTMLElement>(`[data-control="${control}"] :is(button, input)`)?.focus();
}
