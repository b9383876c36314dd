import { type DBSchema, type IDBPDatabase, openDB } from "idb";

interface Shape extends DBSchema {
  /** Keys are [lesson, cell], values the text as the reader left it. */
  edits: { key: [lesson: string, cell: string]; value: string };
}

const databaseName = "forward-pass-cells";

let connection: Promise<IDBPDatabase<Shape>> | null = null;

function connect(): Promise<IDBPDatabase<Shape>> {
  connection ??= openDB<Shape>(databaseName, 1, {
    upgrade: (database) => void database.createObjectStore("edits"),
    // Another page wants the store in a newer form: it shall not wait for this one.
    blocking: (_ours, _theirs, event) => {
      (event.target as IDBDatabase).close();
      connection = null;
    },
    terminated: () => {
      connection = null;
    },
  });
  // The next request tries again.
  connection.catch(() => {
    connection = null;
  });
  return connection;
}

/** The edited cells of a lesson, by id. A browser that keeps nothing has none. */
export async function readEdits(lesson: string): Promise<Map<string, string>> {
  try {
    const database = await connect();
    // In the order of keys, every text stands before every list.
    const range = IDBKeyRange.bound([lesson], [lesson, []]);
    const [keys, texts] = await Promise.all([
      database.getAllKeys("edits", range),
      database.getAll("edits", range),
    ]);
    return new Map(keys.map(([, cell], index) => [cell, texts[index] ?? ""]));
  } catch {
    return new Map();
  }
}

/**
 * Keeps a cell's text on this device; null forgets it.
 * @returns whether it is kept now
 */
export async function writeEdit(lesson: string, cell: string, text: string | null): Promise<boolean> {
  try {
    const database = await connect();
    const transaction = database.transaction("edits", "readwrite");
    const { store } = transaction;
    const key: [string, string] = [lesson, cell];
    const written = text === null ? store.delete(key) : store.put(text, key);
    // By itself it would end only when the page has heard of the writing, for which a page that is left is not there.
    transaction.commit();
    await Promise.all([written, transaction.done]);
    return true;
  } catch {
    return false;
  }
}
