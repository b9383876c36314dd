import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { KeptRun } from "./kept-run";
import { readRecord, writeRecord } from "./run-record";

const databaseName = "forward-pass-runs";
/** Milliseconds after which a store that says nothing counts as none: a browser may leave a request open forever. */
const patience = 5000;

interface Shape extends DBSchema {
  /** Keys are [place, id of the run]. */
  runs: { key: [place: string, id: string]; value: unknown };
}

/** The runs of one place, on this device. Nothing here ever throws or rejects. */
export interface RunStore {
  /** By number; what cannot be read is left out. */
  list(): Promise<KeptRun[]>;
  write(run: KeptRun): Promise<void>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
  close(): void;
}

/**
 * @param place the page and the widget on it
 * @param onProblem hears once, in words for the reader, that runs do not outlast the page
 */
export function openRunStore(place: string, onProblem: (words: string) => void): RunStore {
  let connection: Promise<IDBPDatabase<Shape>> | null = null;
  let isTold = false;

  function connect(): Promise<IDBPDatabase<Shape>> {
    connection ??= limit(
      openDB<Shape>(databaseName, 1, {
        upgrade: (database) => void database.createObjectStore("runs"),
        // Another page wants the store in a newer form: it shall not wait for this one.
        blocking: () => close(),
        terminated: () => {
          connection = null;
        },
      }),
    );
    return connection;
  }

  function close(): void {
    connection?.then((database) => database.close()).catch(() => undefined);
    connection = null;
  }

  async function attempt<T>(act: (database: IDBPDatabase<Shape>) => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await limit(act(await connect()));
    } catch (error) {
      if (!isTold) onProblem(explain(error));
      isTold = true;
      return otherwise;
    }
  }

  // In the order of keys, every text stands before every list.
  const readAll = () => IDBKeyRange.bound([place], [place, []]);

  return {
    async list() {
      const records = await attempt((database) => database.getAll("runs", readAll()), []);
      return records
        .map(readRecord)
        .filter((run) => run !== null)
        .sort((a, b) => a.number - b.number);
    },
    write: (run) =>
      attempt(async (database) => {
        await database.put("runs", writeRecord(run), [place, run.log.id]);
      }, undefined),
    remove: (id) => attempt((database) => database.delete("runs", [place, id]), undefined),
    clear: () => attempt((database) => database.delete("runs", readAll()), undefined),
    close,
  };
}

function limit<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The store does not answer.")), patience);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function explain(error: unknown): string {
  const isFull = error instanceof Error && error.name === "QuotaExceededError";
  return isFull
    ? "The space that this browser has for runs is full: newer ones last until the page is closed. Save those that you want to keep as files."
    : "This browser keeps nothing for this page, so runs last until it is closed. Save those that you want to keep as files.";
}
