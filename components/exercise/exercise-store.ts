import { ask } from "@/components/form/ask";
import type { ExercisesReply, ExerciseState } from "@/lib/contract/exercise";

export type LoadState =
  | { kind: "loading" }
  | { kind: "loaded"; exercises: Readonly<Record<string, ExerciseState>> }
  | { kind: "failed"; message: string };

/** The graded exercises of one lesson, as all of them on a page share them. */
export interface ExerciseStore {
  subscribe: (listener: () => void) => () => void;
  read: () => LoadState;
  /** Asks the server, the first time unless `fresh`; who asks meanwhile waits for the same reply. */
  load: (options?: { fresh: boolean }) => Promise<LoadState>;
}

const loading: LoadState = { kind: "loading" };

function createExerciseStore(lesson: string): ExerciseStore {
  let state = loading;
  let asking: Promise<LoadState> | null = null;
  const listeners = new Set<() => void>();

  async function askServer(): Promise<LoadState> {
    const reply = await ask<ExercisesReply>(`/api/exercises?lesson=${encodeURIComponent(lesson)}`);
    asking = null;
    if (reply.ok) state = { kind: "loaded", exercises: reply.value.exercises };
    // What was there stays: without a link an exercise can still be read and worked on.
    else if (state.kind !== "loaded") state = { kind: "failed", message: reply.message };
    for (const listener of listeners) listener();
    return state;
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: () => state,
    load(options) {
      if (asking !== null) return asking;
      if (state.kind === "loaded" && !options?.fresh) return Promise.resolve(state);
      asking = askServer();
      return asking;
    },
  };
}

const stores = new Map<string, ExerciseStore>();

export function getExerciseStore(lesson: string): ExerciseStore {
  const store = stores.get(lesson) ?? createExerciseStore(lesson);
  stores.set(lesson, store);
  return store;
}
