import type { ReactNode } from "react";

/** What a slide is for: one thing. */
export type SlideKind = "text" | "widget" | "poll" | "exercise" | "recap" | "references";

export interface Slide {
  /** The heading of its section; the lesson's title before the first. */
  section: string;
  kind: SlideKind;
  /** Whether the section began on an earlier slide. */
  isContinued: boolean;
  /** Ids of headings, polls and exercises on it, for links to them. */
  anchors: string[];
  content: ReactNode;
}
