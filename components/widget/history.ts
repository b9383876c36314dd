/** A linear undo history. `open` is true while a drag is under way: its steps count as one. */
export interface History<S> {
  past: S[];
  present: S;
  future: S[];
  open: boolean;
}

const LONGEST_PAST = 200;

export function startHistory<S>(present: S): History<S> {
  return { past: [], present, future: [], open: false };
}

/** Records `next`; while a drag is open it replaces the present instead of adding a step. */
export function record<S>(history: History<S>, next: S, transient: boolean): History<S> {
  if (JSON.stringify(next) === JSON.stringify(history.present)) return { ...history, open: transient };
  const past = history.open ? history.past : [...history.past, history.present].slice(-LONGEST_PAST);
  return { past, present: next, future: [], open: transient };
}

export function undo<S>(history: History<S>): History<S> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    open: false,
  };
}

export function redo<S>(history: History<S>): History<S> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, open: false };
}
