"use client";

import { createContext, type ReactNode } from "react";

export interface WidgetSurroundProps {
  /** The widget's name, its id in the lesson where it has one, and its state. */
  name: string;
  place: string | null;
  state: object;
  children: ReactNode;
}

/** What the page puts round the inside of each of its widgets; null for nothing. */
export const WidgetSurroundContext = createContext<((inside: WidgetSurroundProps) => ReactNode) | null>(null);
