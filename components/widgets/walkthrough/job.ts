import { defineJob } from "@/lib/lab/job";
import { type CellName, findMissing, keyCell } from "./cells";
import { createMemory, type SavedMemory } from "./memory";
import { type Output, type Outputs, readKeys } from "./outputs";
import { type CellProgress, runCell } from "./run-cell";
import type { State } from "./state";

export interface WalkthroughSpec {
  state: State;
  /** Run first, in this order. */
  cells: readonly CellName[];
}

export type WalkthroughCommand =
  /** Cells to run now, with these settings, after the one that is at work; others that waited are forgotten. */
  | { kind: "run"; state: State; cells: readonly CellName[] }
  /** Breaks off the cell at work and forgets those that wait. */
  | { kind: "stop" };

export interface WalkthroughFrame {
  outputs: Outputs;
  /** The cell at work, and how far it is. */
  running: { cell: CellName; done: number; of: number } | null;
  /** Those that wait, in order. */
  queue: CellName[];
}

interface SavedWalkthrough {
  state: State;
  queue: CellName[];
  outputs: Outputs;
  memory: SavedMemory;
}

/** Runs cells one after the other on one memory. A cell whose needs have not run is passed over. */
export const job = defineJob<WalkthroughSpec, WalkthroughCommand, WalkthroughFrame>({
  device: "any",
  async create({ state: first, cells }, context) {
    const memory = createMemory(() => context.tf());
    let state = first;
    let queue = [...cells];
    let outputs: Outputs = {};
    let version = 0;
    let running: { cell: CellName; state: State; run: ReturnType<typeof runCell> } | null = null;
    let progress: CellProgress = { done: 0, of: 1 };

    function write(cell: CellName, from: State, isWhole: boolean, found: Output["found"]): void {
      const output = { key: keyCell(cell, from), version: ++version, isWhole, found };
      outputs = { ...outputs, [cell]: output };
    }

    function remove(cell: CellName): void {
      const { [cell]: _, ...others } = outputs;
      outputs = others;
    }

    function startNext(): void {
      const cell = queue.shift();
      if (cell === undefined || findMissing(cell, state, readKeys(outputs)).length > 0) return;
      remove(cell);
      progress = { done: 0, of: 1 };
      running = { cell, state, run: runCell(cell, memory, state) };
    }

    async function breakOff(): Promise<void> {
      const broken = running;
      running = null;
      if (broken === null) return;
      await broken.run.return({} as never);
      remove(broken.cell);
    }

    return {
      async step() {
        if (running === null) return startNext();
        const { cell, state: own, run } = running;
        const next = await run.next();
        if (next.done === true) {
          running = null;
          write(cell, own, true, next.value);
          return;
        }
        const shown = progress.found;
        progress = { ...next.value };
        if (progress.found !== undefined && progress.found !== shown) write(cell, own, false, progress.found);
      },
      async frame() {
        const { done, of } = progress;
        const at = running === null ? null : { cell: running.cell, done, of };
        return { frame: { outputs, running: at, queue: [...queue] } };
      },
      async command(command) {
        if (command.kind === "stop") {
          queue = [];
          return breakOff();
        }
        const { state: next, cells: asked } = command;
        const isAtWork = (cell: CellName) =>
          running?.cell === cell && keyCell(cell, running.state) === keyCell(cell, next);
        state = next;
        queue = asked.filter((cell) => !isAtWork(cell));
      },
      async save(): Promise<SavedWalkthrough> {
        const waiting = running === null ? queue : [running.cell, ...queue];
        return { state, queue: [...waiting], outputs, memory: await memory.save() };
      },
      async restore(saved: SavedWalkthrough) {
        ({ state, outputs } = saved);
        queue = [...saved.queue];
        version = Math.max(0, ...Object.values(outputs).map((output) => output.version));
        await memory.restore(saved.memory);
      },
      done: () => running === null && queue.length === 0,
      dispose() {
        void running?.run.return({} as never);
        running = null;
        memory.dispose();
      },
    };
  },
});
