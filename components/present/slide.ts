import type { ReactNode } from "react";
import type { SlideEntry } from "@/lib/contract/outline";

export interface Slide extends SlideEntry {
  content: ReactNode;
}

/** A slide as the lesson has it, with what is for the presenter alone. */
export interface NotedSlide extends Slide {
  /** HTML; null where there is nothing. */
  notes: string | null;
}
