import { createThrottle } from "@/components/widget/throttle";
import type { RunLog } from "@/lib/experiment/run/log";
import { fitStates, hasTrained, type KeptRun, mostRunBytes, weighLog } from "./kept-run";
import { mergeRuns, pruneRuns, putRun } from "./run-list";
import { openRunStore, type RunStore } from "./run-store";

/** Milliseconds between two renders, and between two writings. */
const renderEvery = 100;
const writeEvery = 1000;
/** Bytes written in a second at most: large models are stored less often. */
const writeSpeed = 2 ** 20;

export interface RunsSnapshot {
  /** Oldest first. */
  kept: readonly KeptRun[];
  /** Whether the store has answered. */
  isLoaded: boolean;
  /** Why runs do not outlast the page, in words; null where they do. */
  problem: string | null;
  /** What the reader removed last, and can have back as long as the page is open. */
  removed: readonly KeptRun[];
}

/** The runs of a place, in memory and in its store. Knows nothing of React. */
export interface RunKeeper {
  /** The same object until something changes, at most 10 times a second. */
  getSnapshot(): RunsSnapshot;
  subscribe(listener: () => void): () => void;
  /** Begins to load and to store; gives the end of both. May be opened again. */
  open(page: string): () => void;
  /** A run, or a newer log of one. One that has not trained yet, or was removed, is not kept. */
  put(log: RunLog): void;
  remove(id: string): void;
  clear(): void;
  /** Brings back what was removed last. */
  restore(): void;
  /** Whether an id is taken by a run that is kept, or was removed since the page was opened. */
  has(id: string): boolean;
  /** These go last when there are too many. */
  pin(ids: readonly string[]): void;
  /** Stores now what is not stored yet. */
  flush(): Promise<void>;
}

export const noRuns: RunsSnapshot = { kept: [], isLoaded: false, problem: null, removed: [] };

/** @param widget names it on its page */
export function createRunKeeper(widget: string, openStore: typeof openRunStore = openRunStore): RunKeeper {
  let snapshot = noRuns;
  let kept: readonly KeptRun[] = [];
  let { isLoaded, problem } = noRuns;
  let pinned: ReadonlySet<string> = new Set();
  let store: RunStore | null = null;
  let isCleared = false;
  /** A run in training is put again and again, also after the reader has removed it. */
  const gone = new Set<string>();
  let removed: readonly KeptRun[] = [];
  const unsaved = new Set<string>();
  const listeners = new Set<() => void>();

  const announce = createThrottle(() => {
    snapshot = { kept, isLoaded, problem, removed };
    for (const listener of listeners) listener();
  }, renderEvery);

  let timer: ReturnType<typeof setTimeout> | null = null;
  let nextWriting = -Infinity;

  function requestWriting(): void {
    if (!isLoaded || store === null || timer !== null) return;
    timer = setTimeout(() => void flush(), Math.max(0, nextWriting - performance.now()));
  }

  async function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const into = store;
    if (!isLoaded || into === null) return;
    prune();
    const runs = kept.filter(({ log }) => unsaved.has(log.id));
    unsaved.clear();
    const bytes = runs.reduce((sum, { log }) => sum + weighLog(log), 0);
    nextWriting = performance.now() + Math.max(writeEvery, (1000 * bytes) / writeSpeed);
    const written = await Promise.all(runs.map((run) => into.write(run)));
    // What could not be stored is tried again with the next that is.
    runs.forEach(({ log: { id } }, index) => {
      if (written[index] !== true && kept.some(({ log }) => log.id === id)) unsaved.add(id);
    });
  }

  /** Leaves these alone; all others go, from the store as well. */
  function keepOnly(runs: readonly KeptRun[]): void {
    for (const { log } of kept) {
      if (runs.some((run) => run.log.id === log.id)) continue;
      unsaved.delete(log.id);
      void store?.remove(log.id);
      announce.request();
    }
    kept = runs;
  }

  const prune = () => keepOnly(pruneRuns(kept, pinned));

  /** The oldest go before a new run comes, so that it can have the colour of one of them. */
  function begin(log: RunLog): void {
    if (isLoaded) keepOnly(pruneRuns(putRun(kept, log), pinned).slice(0, -1));
    kept = putRun(kept, log);
  }

  /** By the reader's wish: they come back only by it. */
  function takeAway(runs: readonly KeptRun[]): void {
    for (const { log } of runs) {
      gone.add(log.id);
      unsaved.delete(log.id);
    }
    removed = runs;
    kept = kept.filter(({ log }) => !gone.has(log.id));
    announce.flush();
  }

  function load(stored: readonly KeptRun[]): void {
    const found = isCleared ? [] : stored.filter(({ log }) => !gone.has(log.id));
    const begun = kept;
    kept = mergeRuns(found, begun);
    prune();
    const stays = ({ log: { id } }: KeptRun) => kept.some(({ log }) => log.id === id);
    kept = mergeRuns(found.filter(stays), begun.filter(stays));
    for (const run of kept) if (!stored.some((old) => isSame(old, run))) unsaved.add(run.log.id);
    isLoaded = true;
    if (unsaved.size > 0) requestWriting();
    announce.flush();
  }

  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open(page) {
      const opened = openStore(`${page}:${widget}`, (words) => {
        problem = words;
        announce.request();
      });
      store = opened;
      void opened.list().then((runs) => {
        if (store === opened) load(runs);
      });
      return () => {
        void flush();
        announce.cancel();
        opened.close();
        if (store === opened) store = null;
      };
    },
    put(log) {
      const known = kept.find((run) => run.log.id === log.id);
      if (gone.has(log.id) || (known === undefined && !hasTrained(log))) return;
      if (known?.log === log) return;
      const fitted = fitStates(log, mostRunBytes);
      if (known === undefined) begin(fitted);
      else kept = putRun(kept, fitted);
      unsaved.add(log.id);
      announce.request();
      const hasEnded = log.end !== null && known?.log.end == null;
      if (hasEnded) void flush();
      else requestWriting();
    },
    remove(id) {
      takeAway(kept.filter(({ log }) => log.id === id));
      void store?.remove(id);
    },
    clear() {
      takeAway(kept);
      isCleared = true;
      void store?.clear();
    },
    restore() {
      for (const { log } of removed) {
        gone.delete(log.id);
        unsaved.add(log.id);
      }
      kept = mergeRuns([...kept, ...removed], []);
      removed = [];
      requestWriting();
      announce.flush();
    },
    has: (id) => gone.has(id) || kept.some(({ log }) => log.id === id),
    pin(ids) {
      pinned = new Set(ids);
    },
    flush,
  };
}

function isSame(a: KeptRun, b: KeptRun): boolean {
  return a.log === b.log && a.number === b.number && a.slot === b.slot;
}
