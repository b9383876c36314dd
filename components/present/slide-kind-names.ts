import type { SlideKind } from "@/lib/contract/outline";

/** What a slide is, in a word or two. */
export const slideKindNames: Record<SlideKind, string> = {
  text: "text",
  widget: "instrument",
  poll: "poll",
  exercise: "exercise",
  recap: "in short",
  references: "references",
};
