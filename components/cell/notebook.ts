import type { KernelSession } from "@/lib/sandbox/browser/kernel-session";
import type { KnownName } from "@/lib/sandbox/browser/protocol";
import { addOutput, createCellState, type CellState, type GivenCell, type NotebookState } from "./cell-state";
import { readEdits, writeEdit } from "./edit-store";

/** The cells of one lesson, which share one kernel. It knows no view. */
export interface Notebook {
  /** Says that a cell stands on the page. @returns what to do when it no longer does */
  place(cell: GivenCell): () => void;
  getState(): NotebookState;
  getCell(id: string): CellState | undefined;
  /** As they stand now, in the lesson's order. */
  listCells(): { id: string; code: string }[];
  subscribe(listener: () => void): () => void;
  /** Opens the kernel, so that it can tell of names and faults while a cell is written. */
  prepare(id: string): void;
  edit(id: string, code: string): void;
  run(id: string): void;
  runAbove(id: string): void;
  runAll(): void;
  /** Ends the kernel at once: what the cells had made is gone. */
  stop(): void;
  restart(): void;
  /** What may follow these names and a dot. */
  complete(path: string[]): Promise<readonly KnownName[]>;
}

/** Milliseconds without a key before a text is looked at. */
const checkPause = 350;
/** Milliseconds between two renders for the sake of outputs. */
const renderPause = 40;

const stopped = "Stopped. What the cells had made is gone with it: run those above again first.";
const restarted = "Restarted: no cell has run yet.";
const notKept = "This browser keeps nothing for this page, so what you write lasts until it is closed.";

export function createNotebook(lesson: string): Notebook {
  const given = new Map<string, GivenCell>();
  const cells = new Map<string, CellState>();
  const listeners = new Set<() => void>();
  const checkTimers = new Map<string, ReturnType<typeof setTimeout>>();
  let state: NotebookState = { kernel: "none", notice: null };
  let session: KernelSession | null = null;
  /** Renewed when the kernel is ended: what was begun before it is of no account. */
  let life = {};
  let queue: string[] = [];
  let isWorking = false;
  /** The cell that ran last: what its timers have to say belongs to it. */
  let speaking: string | null = null;
  let count = 0;
  let renderTimer: ReturnType<typeof setTimeout> | undefined;
  let edits: Promise<Map<string, string>> | null = null;

  const tell = () => {
    clearTimeout(renderTimer);
    renderTimer = undefined;
    listeners.forEach((listener) => listener());
  };
  const set = (changes: Partial<NotebookState>) => {
    state = { ...state, ...changes };
    tell();
  };
  const update = (id: string, changes: Partial<CellState>) => {
    const cell = cells.get(id);
    if (cell !== undefined) cells.set(id, { ...cell, ...changes });
  };

  async function provideSession(): Promise<KernelSession> {
    if (session !== null) return session;
    const { createKernelSession } = await import("@/lib/sandbox/browser/kernel-session");
    session ??= createKernelSession((output) => {
      const cell = speaking === null ? undefined : cells.get(speaking);
      if (speaking === null || cell === undefined) return;
      update(speaking, { outputs: addOutput(cell.outputs, output) });
      renderTimer ??= setTimeout(tell, renderPause);
    });
    return session;
  }

  async function runOne(id: string, code: string): Promise<void> {
    const mine = life;
    update(id, { status: "running", outputs: [], fault: null, marks: [], count: null });
    set(count === 0 ? { kernel: "starting" } : {});
    speaking = id;
    clearTimeout(checkTimers.get(id));
    try {
      const kernel = await provideSession();
      const fault = await kernel.run(id, code, () => set({ kernel: "running", notice: null }));
      if (mine !== life) return;
      // The text may have been changed while it ran.
      const marks = fault === null || cells.get(id)?.code !== code ? [] : [fault];
      update(id, { status: fault === null ? "done" : "failed", fault, marks, count: ++count });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (mine === life) update(id, { status: "failed", fault: { message, line: null } });
    }
  }

  /** Runs what waits, one after the other; what fails keeps the rest from running. */
  async function work(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    const mine = life;
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      await runOne(id, cells.get(id)?.code ?? "");
      if (mine !== life) return;
      if (cells.get(id)?.status === "failed") dropQueue();
    }
    isWorking = false;
    set({ kernel: "ready" });
  }

  function dropQueue(): void {
    for (const id of queue) update(id, { status: "fresh" });
    queue = [];
  }

  function enqueue(ids: readonly string[]): void {
    for (const id of ids) {
      const status = cells.get(id)?.status;
      if (status === undefined || status === "running" || status === "waiting") continue;
      queue.push(id);
      update(id, { status: "waiting" });
    }
    tell();
    void work();
  }

  function end(notice: string | null): void {
    life = {};
    isWorking = false;
    dropQueue();
    session?.end();
    for (const [id, { status }] of cells)
      update(id, { count: null, status: status === "running" ? "stopped" : status });
    count = 0;
    set({ kernel: "none", notice });
  }

  function look(id: string): void {
    clearTimeout(checkTimers.get(id));
    const timer = setTimeout(async () => {
      const looked = cells.get(id);
      if (looked === undefined) return;
      const marks = (await session?.check(looked.code).catch(() => [])) ?? [];
      // Meanwhile it may have been changed, or run: then there are newer marks.
      if (cells.get(id)?.code !== looked.code || cells.get(id)?.marks !== looked.marks) return;
      update(id, { marks });
      tell();
    }, checkPause);
    checkTimers.set(id, timer);
  }

  function write(id: string, code: string): void {
    const original = given.get(id)?.code;
    update(id, { code, isEdited: code !== original });
    void writeEdit(lesson, id, code === original ? null : code).then((isKept) => {
      if (!isKept && state.notice === null) set({ notice: notKept });
    });
  }

  const listIds = () => [...given.values()].sort((a, b) => a.place - b.place).map(({ id }) => id);

  return {
    place(cell) {
      given.set(cell.id, cell);
      if (!cells.has(cell.id)) cells.set(cell.id, createCellState(cell.code));
      edits ??= readEdits(lesson);
      void edits.then((kept) => {
        const code = kept.get(cell.id);
        // What the reader has begun to write meanwhile goes first.
        if (code === undefined || cells.get(cell.id)?.isEdited !== false) return;
        update(cell.id, { code, isEdited: code !== cell.code });
        tell();
      });
      tell();
      return () => {
        given.delete(cell.id);
        if (given.size > 0) return;
        end(null);
        cells.clear();
        edits = null;
      };
    },
    getState: () => state,
    getCell: (id) => cells.get(id),
    listCells: () => listIds().map((id) => ({ id, code: cells.get(id)?.code ?? "" })),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    prepare(id) {
      void provideSession()
        .then((kernel) => kernel.prepare(cells.get(id)?.code ?? ""))
        // Whoever runs the cell is told of it.
        .catch(() => undefined);
    },
    edit(id, code) {
      write(id, code);
      // Where the fault of the last run stood, other text may stand by now.
      update(id, { marks: [] });
      look(id);
      tell();
    },
    run: (id) => enqueue([id]),
    runAbove: (id) => enqueue(listIds().slice(0, listIds().indexOf(id))),
    runAll: () => enqueue(listIds()),
    stop: () => end(stopped),
    restart() {
      end(restarted);
      for (const id of cells.keys()) update(id, { status: "fresh", outputs: [], fault: null });
      tell();
    },
    async complete(path) {
      const kernel = await provideSession();
      return kernel.list(path).catch(() => []);
    },
  };
}
