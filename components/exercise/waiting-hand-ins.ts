import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** What was handed in here and has not come to the server yet, as far as anybody knows. */
export interface WaitingHandIn {
  key: string;
  evidence: Record<string, unknown>;
}

interface Shape extends DBSchema {
  /** Keys are "lesson/exercise": a newer one takes the place of one that has not gone out. */
  waiting: { key: string; value: WaitingHandIn };
}

// Where the browser keeps nothing, it is kept as long as the page is open.
const memory = new Map<string, WaitingHandIn>();
let opening: Promise<IDBPDatabase<Shape>> | null = null;

function open(): Promise<IDBPDatabase<Shape>> {
  opening ??= openDB<Shape>("forward-pass-hand-ins", 1, {
    upgrade: (database) => void database.createObjectStore("waiting"),
    blocking: (_ours, _theirs, event) => {
      (event.target as IDBDatabase).close();
      opening = null;
    },
    terminated: () => {
      opening = null;
    },
  });
  // The next request tries again.
  opening.catch(() => {
    opening = null;
  });
  return opening;
}

/** @returns whether it outlasts the page */
export async function keepHandIn(place: string, handIn: WaitingHandIn): Promise<boolean> {
  memory.set(place, handIn);
  try {
    await (await open()).put("waiting", handIn, place);
    return true;
  } catch {
    return false;
  }
}

export async function readHandIn(place: string): Promise<WaitingHandIn | null> {
  try {
    return (await (await open()).get("waiting", place)) ?? memory.get(place) ?? null;
  } catch {
    return memory.get(place) ?? null;
  }
}

/** Forgets one that has been dealt with, unless another has taken its place since. */
export async function dropHandIn(place: string, { key }: WaitingHandIn): Promise<void> {
  if (memory.get(place)?.key === key) memory.delete(place);
  try {
    const transaction = (await open()).transaction("waiting", "readwrite");
    if ((await transaction.store.get(place))?.key === key) await transaction.store.delete(place);
    await transaction.done;
  } catch {
    // It was in memory alone.
  }
}
