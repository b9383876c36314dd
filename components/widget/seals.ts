import { z } from "zod";

const openedSchema = z.object({
  /** The settings under which it was opened. */
  plan: z.string(),
  /** Index of the chosen model, and how many it was chosen from. */
  model: z.int().min(0),
  models: z.int().min(1),
  validation: z.number(),
  test: z.number(),
});
const sealsSchema = z.record(z.string(), openedSchema);

/** A test set that has been looked at, and what was seen. */
export type Opened = z.output<typeof openedSchema>;
type Seals = Readonly<Record<string, Opened>>;

export interface SealStore {
  /** The broken seals by the name of their test set; the same object until another is broken. */
  getSeals(): Seals;
  subscribe(listener: () => void): () => void;
  /** Breaks the seal of a test set. One that is broken stays as it was. */
  breakSeal(name: string | number, opened: Opened): void;
}

export const noSeals: Seals = {};

/**
 * Which test sets were opened on this device. Not part of a widget's state: undo, Reset and a reload give settings back,
 * but nobody can unsee a figure.
 * @param storageKey each widget's own, since its test sets have names of its own
 */
export function createSealStore(
  storageKey: string,
  getStorage: () => Pick<Storage, "getItem" | "setItem">,
): SealStore {
  let seals: Seals | null = null;
  const listeners = new Set<() => void>();

  function read(): Seals {
    try {
      const parsed = sealsSchema.safeParse(JSON.parse(getStorage().getItem(storageKey) ?? "{}"));
      return parsed.success ? parsed.data : noSeals;
    } catch {
      return noSeals;
    }
  }
  const getSeals = () => (seals ??= read());

  return {
    getSeals,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    breakSeal(name, opened) {
      // Another tab may have broken it.
      const before = { ...read(), ...getSeals() };
      seals = { ...before, [name]: before[String(name)] ?? opened };
      try {
        getStorage().setItem(storageKey, JSON.stringify(seals));
      } catch {
        // Without storage the seal is broken for as long as the page is open.
      }
      for (const listener of listeners) listener();
    },
  };
}
