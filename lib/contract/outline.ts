/** What a slide is for: one thing. */
export type SlideKind = "text" | "widget" | "poll" | "exercise" | "recap" | "references";

/** One slide of a lesson, without what is on it. */
export interface SlideEntry {
  /** The heading of its section; the lesson's title before the first. */
  section: string;
  kind: SlideKind;
  /** Whether the section began on an earlier slide. */
  isContinued: boolean;
  /** Ids of headings, polls and exercises on it, for links to them. */
  anchors: string[];
}

/** `GET /present/<slug>/outline`: the slides of a lesson, as a class may know them. */
export interface Outline {
  title: string;
  slides: SlideEntry[];
}

/** `GET /present/<slug>/notes`: what the presenter is told on each of the slides, as HTML; null where it is nothing. */
export interface SpeakerNotes {
  slides: (string | null)[];
}
