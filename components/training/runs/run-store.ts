import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { KeptRun } from "./kept-run";
import { readRecord, writeRecord } from "./run-record";

const databaseName = "forward-pass-runs";
/** Milliseconds after which a store that says nothing counts as none: a browser may leave a request open forever. */
const patience = 20_000;

const full =
  "The space that this browser has for runs is full: newer ones last until the page is closed. Save those that you want to keep as files.";
const absent =
  "This browser keeps nothing for this page, so runs last until it is closed. Save those that you want to keep as files.";

interface Shape extends DBSchema {
  /** Keys are [place, id of the run]. */
  runs: { key: [place: string, id: string]; value: unknown };
}

/** The runs of one place, on this device. Nothing here ever throws or rejects. */
export interface RunStore {
  /** By number; what cannot be read is left out. */
  list(): Promise<KeptRun[]>;
  /** Whether it is stored now. */
  write(run: KeptRun): Promise<boolean>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
  close(): void;
}

/**
 * @param place the page and the widget on it
 * @param onProblem hears once, in words for the reader, that runs do not outlast the page; and null if later they do,
 * because a store that did not answer has done so at last
 */
export function openRunStore(place: string, onProblem: (words: string | null) => void): RunStore {
  let connection: Promise<IDBPDatabase<Shape>> | null = null;
  let told: string | null = null;

  function connect(): Promise<IDBPDatabase<Shape>> {
    if (connection !== null) return connection;
    const opening = limit(
      openDB<Shape>(databaseName, 1, {
        upgrade: (database) => void database.createObjectStore("runs"),
        // Another page wants the store in a newer form: it shall not wait for this one.
        blocking: (_ours, _theirs, event) => {
          (event.target as IDBDatabase).close();
          connection = null;
        },
        terminated: () => {
          connection = null;
        },
      }),
    );
    connection = opening;
    // The next request tries again.
    opening.catch(() => {
      if (connection === opening) connection = null;
    });
    return opening;
  }

  function close(): void {
    connection?.then((database) => database.close()).catch(() => undefined);
    connection = null;
  }

  async function attempt<T>(act: (database: IDBPDatabase<Shape>) => Promise<T>, otherwise: T): Promise<T> {
    try {
      const done = await limit(act(await connect()));
      if (told === absent) {
        told = null;
        onProblem(null);
      }
      return done;
    } catch (error) {
      if (told === null) {
        told = error instanceof Error && error.name === "QuotaExceededError" ? full : absent;
        onProblem(told);
      }
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
        const transaction = database.transaction("runs", "readwrite");
        const written = transaction.store.put(writeRecord(run), [place, run.log.id]);
        // By itself it would end only when the page has heard of the writing, for which a page that is left is not there.
        transaction.commit();
        await Promise.all([written, transaction.done]);
        return true;
      }, false),
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
