import { tagRules } from "@/components/lesson/tag-rules";
import type { CompiledLesson } from "@/lib/course/compile-lesson";
import type { TagMap } from "@/lib/course/evaluate-mdx";
import type { Outline, SpeakerNotes } from "@/lib/contract/outline";
import { cutSlides } from "./cut-slides";
import { listContent } from "./list-content";
import type { NotedSlide } from "./slide";

/** Tags that stand for themselves: where a lesson is cut depends on their names alone. */
const names = [...Object.keys(tagRules), "h2", "h3", "table", "Formula"];
const bareTags = Object.fromEntries(names.map((name) => [name, name])) as unknown as TagMap;

/**
 * The slides of a lesson for those who do not draw them, cut as present mode cuts them.
 *
 * @param content - what `evaluateMdx` gives for the lesson
 */
export function listSlides(
  { headings, lesson }: Pick<CompiledLesson, "headings" | "lesson">,
  content: Parameters<typeof listContent>[0],
): NotedSlide[] {
  return cutSlides(listContent(content, bareTags), bareTags, headings, lesson.title);
}

export function toOutline(title: string, slides: readonly NotedSlide[]): Outline {
  return {
    title,
    slides: slides.map(({ section, kind, isContinued, anchors }) => ({
      section,
      kind,
      isContinued,
      anchors,
    })),
  };
}

export function toSpeakerNotes(slides: readonly NotedSlide[]): SpeakerNotes {
  return { slides: slides.map(({ notes }) => notes) };
}
