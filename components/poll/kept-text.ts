// Where the browser keeps nothing (blocked, or full), a text is kept as long as the page is open.
const memory = new Map<string, string>();

/** A text that this browser keeps from visit to visit; null where there is none. */
export function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

/** Null forgets it. */
export function keep(key: string, value: string | null): void {
  if (value === null) memory.delete(key);
  else memory.set(key, value);
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // It is in memory.
  }
}
