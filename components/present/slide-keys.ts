/** What a presentation can do. */
export type SlideAction =
  "next" | "previous" | "first" | "last" | "enter" | "overview" | "join" | "speaker" | "full-screen";

/** What a key asks of it: `on` and `back` scroll through a long slide before they turn it. */
export type KeyAction = SlideAction | "on" | "back";

const actions: Partial<Record<string, KeyAction>> = {
  ArrowRight: "next",
  ArrowLeft: "previous",
  PageDown: "on",
  ArrowDown: "on",
  " ": "on",
  PageUp: "back",
  ArrowUp: "back",
  Home: "first",
  End: "last",
  Enter: "enter",
  o: "overview",
  j: "join",
  s: "speaker",
  f: "full-screen",
};

export interface PressedKey {
  key: string;
  shiftKey: boolean;
  /** What has the focus: nothing, a button or link, one of several choices, or a control that has a use for any key. */
  focus: "none" | "button" | "choice" | "control";
}

/** What a pressed key asks for; null where it belongs to the control that has the focus. */
export function readKey({ key, shiftKey, focus }: PressedKey): KeyAction | null {
  if (focus === "control") return null;
  const isLetter = /^\p{Letter}$/u.test(key);
  if (focus === "choice" && !isLetter && !key.startsWith("Page")) return null;
  if (focus === "button" && (key === " " || key === "Enter")) return null;
  if (key === " " && shiftKey) return "back";
  return actions[isLetter ? key.toLowerCase() : key] ?? null;
}

const choices = "summary, [type=radio], [type=checkbox], [role=radio], [role=switch], [role=tab]";

const controls =
  "input, select, textarea, [contenteditable], [role]:not([role=group], [role=region], [role=dialog]), [tabindex]:not([tabindex='-1'])";

/** What has the focus, for `readKey`. */
export function describeFocus(element: Element | null): PressedKey["focus"] {
  if (element === null || element === document.body) return "none";
  // Buttons that stand for a choice among several are moved through by arrow keys.
  if (element.matches(choices)) return "choice";
  if (element.matches("a[href], button:not([role])") && element.closest("[role=toolbar]") === null)
    return "button";
  return element.matches(controls) ? "control" : "none";
}
