import type { Outline } from "@/lib/contract/outline";

/**
 * Where in the lesson's page a class is: the section of its slide, and the id of what is on it, or stands last above it
 * in the section; null for the lesson's beginning.
 *
 * @param slide - from 0
 * @returns null where the lesson has no such slide.
 */
export function findClassPlace(
  { slides }: Pick<Outline, "slides">,
  slide: number,
): { section: string; anchor: string | null } | null {
  const shown = slides[slide];
  if (shown === undefined) return null;
  const [own] = shown.anchors;
  if (own !== undefined) return { section: shown.section, anchor: own };
  const first = slides.findLastIndex(({ isContinued }, index) => index <= slide && !isContinued);
  const above = slides.slice(Math.max(first, 0), slide).flatMap(({ anchors }) => anchors);
  return { section: shown.section, anchor: above.at(-1) ?? null };
}
