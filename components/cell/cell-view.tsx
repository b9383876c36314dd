"use client";

import dynamic from "next/dynamic";
import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { LessonCell } from "@/lib/course/cells";
import styles from "./cell.module.css";
import type { CellState } from "./cell-state";
import { CodeEditor } from "./code-editor";
import { DownloadNotebook } from "./download-notebook";
import { useCell } from "./use-notebook";

const CellOutputs = dynamic(() => import("./cell-outputs").then((module) => module.CellOutputs), {
  ssr: false,
});
const ChangesDialog = dynamic(() => import("./changes-dialog").then((module) => module.ChangesDialog), {
  ssr: false,
});

export interface CellViewProps {
  lesson: { slug: string; title: string };
  /** Of the whole lesson, in its order. */
  cells: readonly LessonCell[];
  id: string;
  /** The code as it stands in the lesson, in colours. */
  children: ReactNode;
}

const describeStatus: Record<CellState["status"], string> = {
  fresh: "",
  waiting: "waits its turn",
  running: "at work",
  done: "done",
  failed: "failed",
  stopped: "stopped",
};

/** The number of the run, as notebooks write it. */
function printCount({ status, count }: CellState): string {
  if (status === "running" || status === "waiting") return "[*]";
  return count === null ? "[ ]" : `[${count}]`;
}

/** A cell of a lesson: code that runs and may be changed, and what came of it. It shares a kernel with the lesson's others. */
export function CellView({ lesson, cells, id, children }: CellViewProps) {
  const place = cells.findIndex((candidate) => candidate.id === id);
  const original = cells[place]?.code ?? "";
  const { notebook, state, cell } = useCell(lesson.slug, { id, place, code: original });
  const [isOpen, setOpen] = useState(false);
  const [showsChanges, setShowsChanges] = useState(false);
  const name = id.replaceAll("-", " ");
  const isRunning = cell.status === "running";
  const isBusy = isRunning || cell.status === "waiting";
  const status = isRunning && state.kernel === "starting" ? "starting" : describeStatus[cell.status];
  const open = () => {
    setOpen(true);
    notebook.prepare(id);
  };
  return (
    <section
      id={`cell-${id}`}
      className={styles.cell}
      aria-label={`Cell: ${name}`}
      data-cell={id}
      data-status={cell.status}
    >
      <header className={styles.head}>
        <span className={styles.count} aria-hidden>
          {printCount(cell)}
        </span>
        <span className={styles.name}>{name}</span>
        {cell.isEdited && (
          <span className={styles.edited} data-screen-only>
            edited
          </span>
        )}
        <span className={styles.status} role="status">
          {status}
        </span>
        <span data-screen-only>
          {isBusy ? (
            <Button onPress={notebook.stop} aria-label={`Stop: ${name}`}>
              Stop
            </Button>
          ) : (
            <Button onPress={() => notebook.run(id)} aria-label={`Run: ${name}`}>
              Run
            </Button>
          )}
        </span>
      </header>
      {isOpen ? (
        <CodeEditor
          value={cell.code}
          label={`Code of the cell ${name}`}
          onChange={(code) => notebook.edit(id, code)}
          onRun={() => notebook.run(id)}
          diagnostics={cell.marks.map(({ line, message }) => ({ line: line ?? 1, message }))}
          complete={notebook.complete}
          takesFocus
        />
      ) : (
        <div className={styles.code}>
          {cell.isEdited ? <EditedCode code={cell.code} name={name} /> : children}
        </div>
      )}
      <div className={styles.actions} data-screen-only>
        {!isOpen && (
          <Button variant="quiet" onPress={open} aria-label={`Edit: ${name}`}>
            Edit
          </Button>
        )}
        {cell.isEdited && (
          <>
            <Button
              variant="quiet"
              onPress={() => setShowsChanges(true)}
              aria-label={`What I changed: ${name}`}
            >
              What I changed
            </Button>
            <Button variant="quiet" onPress={() => notebook.edit(id, original)} aria-label={`Reset: ${name}`}>
              Reset
            </Button>
          </>
        )}
        {place > 0 && (
          <Button variant="quiet" onPress={() => notebook.runAbove(id)} aria-label={`Run above: ${name}`}>
            Run above
          </Button>
        )}
        <Button variant="quiet" onPress={notebook.runAll} aria-label={`Run all cells, from ${name}`}>
          Run all
        </Button>
        {state.kernel !== "none" && (
          <Button variant="quiet" onPress={notebook.restart} aria-label={`Restart, from ${name}`}>
            Restart
          </Button>
        )}
        <DownloadNotebook lesson={lesson} cells={cells} id={id} listCells={notebook.listCells} />
      </div>
      {state.notice !== null && (isOpen || cell.status !== "fresh") && (
        <p className={styles.notice} role="status">
          {state.notice}
        </p>
      )}
      {(cell.outputs.length > 0 || cell.fault !== null) && (
        <CellOutputs name={name} outputs={cell.outputs} fault={cell.fault} />
      )}
      {showsChanges && (
        <ChangesDialog
          name={name}
          original={original}
          changed={cell.code}
          onClose={() => setShowsChanges(false)}
        />
      )}
    </section>
  );
}

function EditedCode({ code, name }: { code: string; name: string }) {
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre tabIndex={0} aria-label={`Code of the cell ${name}, edited`}>
      {code}
    </pre>
  );
}
