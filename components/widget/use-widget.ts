"use client";

import { useCallback, useContext, useEffect, useMemo, useReducer, useRef } from "react";
import type { WidgetDefinition, WidgetProps } from "@/lib/contract/widget";
import { record, redo, startHistory, undo, type History } from "./history";
import { decodeState, parseState, printPermalink, printTag } from "./permalink";
import { WidgetRunContext } from "./widget-run";

export type { WidgetProps } from "@/lib/contract/widget";

export interface WidgetHandle<S> {
  /** Its id in the lesson, where it has one. */
  id: string | null;
  state: S;
  /** Changes some fields. `transient` while dragging: the whole drag becomes one undo step. */
  set(patch: Partial<S>, options?: { transient?: boolean }): void;
  reset(): void;
  undo(): void;
  redo(): void;
  canUndo: boolean;
  canRedo: boolean;
  /** True while the state is the one that the lesson opened with. */
  isDefault: boolean;
  /** Absolute address that opens this widget alone, in this state. */
  permalink(): string;
  /** The MDX tag that sets this state. */
  mdx(): string;
}

type Action<S> =
  | { kind: "set"; patch: Partial<S>; transient: boolean }
  | { kind: "replace"; state: S }
  | { kind: "undo" }
  | { kind: "redo" };

function reduce<S extends object>(history: History<S>, action: Action<S>): History<S> {
  switch (action.kind) {
    case "set":
      return record(history, { ...history.present, ...action.patch }, action.transient);
    case "replace":
      return startHistory(action.state);
    case "undo":
      return undo(history);
    case "redo":
      return redo(history);
  }
}

function findOpeningState<S extends object>(definition: WidgetDefinition<S>, props: WidgetProps<S>): S {
  const { id: _id, caption: _caption, ...fields } = props;
  return parseState(definition, fields) ?? definition.schema.parse({});
}

/** Each widget of each page keeps its own state on the device. */
function storageKey(name: string, id: string | undefined): string {
  return `widget:${location.pathname}:${id ?? name}`;
}

function readStored<S extends object>(definition: WidgetDefinition<S>, id: string | undefined): S | null {
  const standsAlone = location.pathname === `/widgets/${definition.name}`;
  if (standsAlone && location.hash.length > 1) {
    const linked = parseState(definition, decodeState(location.hash.slice(1)));
    if (linked !== null) return linked;
  }
  try {
    const stored = localStorage.getItem(storageKey(definition.name, id));
    return stored === null ? null : parseState(definition, JSON.parse(stored));
  } catch {
    return null;
  }
}

/**
 * The state of one widget: opens as the lesson's tag says, then as the permalink or this device's last visit says;
 * every change can be undone, is kept on the device, and can be printed as a link or as a tag.
 */
export function useWidget<S extends object>(
  definition: WidgetDefinition<S>,
  props: WidgetProps<S>,
): WidgetHandle<S> {
  // The tag's props never change while the page is open; what they say is read once.
  const opening = useMemo(() => findOpeningState(definition, props), []); // eslint-disable-line react-hooks/exhaustive-deps
  const [history, dispatch] = useReducer(reduce<S>, opening, startHistory<S>);
  const loaded = useRef(false);
  const state = history.present;
  // The run that answers a question is the question's own, whatever was tried here before.
  const isAnswer = useContext(WidgetRunContext) !== null;

  useEffect(() => {
    if (isAnswer) return;
    const load = () => {
      const stored = readStored(definition, props.id);
      if (stored !== null) dispatch({ kind: "replace", state: stored });
    };
    load();
    loaded.current = true;
    addEventListener("hashchange", load);
    return () => removeEventListener("hashchange", load);
  }, [definition, isAnswer, props.id]);

  useEffect(() => {
    if (!loaded.current) return;
    const timer = setTimeout(() => {
      try {
        const key = storageKey(definition.name, props.id);
        if (JSON.stringify(state) === JSON.stringify(opening)) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(state));
      } catch {
        // A full or forbidden storage costs the memory of this widget, nothing else.
      }
    }, 300);
    return () => clearTimeout(timer);
  }, [definition, opening, props.id, state]);

  const set = useCallback(
    (patch: Partial<S>, options?: { transient?: boolean }) =>
      dispatch({ kind: "set", patch, transient: options?.transient ?? false }),
    [],
  );
  return {
    id: props.id ?? null,
    state,
    set,
    reset: useCallback(() => dispatch({ kind: "set", patch: opening, transient: false }), [opening]),
    undo: useCallback(() => dispatch({ kind: "undo" }), []),
    redo: useCallback(() => dispatch({ kind: "redo" }), []),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    isDefault: JSON.stringify(state) === JSON.stringify(opening),
    permalink: () => new URL(printPermalink(definition, state), location.origin).href,
    mdx: () => printTag(definition, state),
  };
}
