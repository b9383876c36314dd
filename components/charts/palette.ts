"use client";

import { useSyncExternalStore } from "react";

/** The theme's colours as concrete strings, for canvases, which know no CSS variables. */
export interface Palette {
  paper: string;
  paperSunk: string;
  ink: string;
  muted: string;
  hairline: string;
  accent: string;
  negative: string;
  zero: string;
  positive: string;
  /** Okabe and Ito's colours; use a shape as well, never colour alone. */
  classes: readonly [string, string, string, string, string];
}

function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: read("--paper"),
    paperSunk: read("--paper-sunk"),
    ink: read("--ink"),
    muted: read("--muted"),
    hairline: read("--hairline"),
    accent: read("--accent"),
    negative: read("--negative"),
    zero: read("--zero"),
    positive: read("--positive"),
    classes: [read("--class-1"), read("--class-2"), read("--class-3"), read("--class-4"), read("--class-5")],
  };
}

const LIGHT: Palette = {
  paper: "#fcfcfa",
  paperSunk: "#f3f3ef",
  ink: "#1a1c1e",
  muted: "#5d6368",
  hairline: "#dcdcd6",
  accent: "#0a6767",
  negative: "#2f6fb3",
  zero: "#fcfcfa",
  positive: "#d4670f",
  classes: ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00"],
};

let current: { theme: string | null; palette: Palette } | null = null;

function getPalette(): Palette {
  const theme = document.documentElement.getAttribute("data-theme");
  if (current === null || current.theme !== theme) current = { theme, palette: readPalette() };
  return current.palette;
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

/** The palette of the theme on screen; the component draws again when the theme changes. */
export function usePalette(): Palette {
  return useSyncExternalStore(subscribe, getPalette, () => LIGHT);
}
