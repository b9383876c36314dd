"use client";

import { useEffect, useRef } from "react";
import { describeFocus, readKey, type KeyAction, type SlideAction } from "./slide-keys";

/** How far from an edge still counts as being there, in CSS pixels. */
const edge = 8;

const isAtEnd = () => innerHeight + scrollY >= document.documentElement.scrollHeight - edge;
const isAtTop = () => scrollY <= edge;

/** A slide that is longer than the screen is scrolled through before it is turned; a held key turns none. */
function settle(action: KeyAction, event: KeyboardEvent): SlideAction | null {
  if (action === "on") return isAtEnd() && !event.repeat ? "next" : null;
  if (action === "enter" && event.repeat) return null;
  if (action === "back") return isAtTop() && !event.repeat ? "previous" : null;
  return action;
}

/** Listens to the keys of a presentation. While a dialog is open its keys are its own; a panel closes by its own key too. */
export function useSlideKeys(
  panel: "overview" | "join" | null,
  onAction: (action: SlideAction) => void,
): void {
  const newest = useRef({ panel, onAction });
  useEffect(() => {
    newest.current = { panel, onAction };
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const focus = describeFocus(document.activeElement);
      const action = readKey({ key: event.key, shiftKey: event.shiftKey, focus });
      const isDialogOpen = document.querySelector("[role=dialog]") !== null;
      if (isDialogOpen && (action === null || action !== newest.current.panel)) return;
      const settled = action === null ? null : settle(action, event);
      if (settled === null) return;
      event.preventDefault();
      newest.current.onAction(settled);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}
