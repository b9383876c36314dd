"use client";

import { useEffect, useRef } from "react";
import { describeFocus, readKey, type KeyAction, type SlideAction } from "./slide-keys";

/** How far from an edge still counts as being there, in CSS pixels. */
const edge = 8;

const isAtEnd = () => innerHeight + scrollY >= document.documentElement.scrollHeight - edge;
const isAtTop = () => scrollY <= edge;

/** A screen, less what the bar covers and a line or two to hold on to; or what an arrow key scrolls, in CSS pixels. */
const stepOf = (key: string) => (key.startsWith("Arrow") ? 120 : 0.75 * innerHeight);

/** Scrolls on or back through a slide that is longer than the screen. False at its end. */
function scrollOn(action: "on" | "back", key: string): boolean {
  if (action === "on" ? isAtEnd() : isAtTop()) return false;
  scrollBy(0, action === "on" ? stepOf(key) : -stepOf(key));
  return true;
}

/** What is left to do for a key: a slide is turned only from its end, and not by a key that is held. */
function settle(action: KeyAction, event: KeyboardEvent): SlideAction | null {
  if (event.repeat && action === "enter") return null;
  if (action !== "on" && action !== "back") return action;
  if (scrollOn(action, event.key) || event.repeat) return null;
  return action === "on" ? "next" : "previous";
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
      if (action === null || (isDialogOpen && action !== newest.current.panel)) return;
      event.preventDefault();
      const settled = settle(action, event);
      if (settled !== null) newest.current.onAction(settled);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}
