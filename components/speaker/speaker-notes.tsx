import { slideKindNames } from "@/components/present/slide-kind-names";
import type { SlideEntry } from "@/lib/contract/outline";
import styles from "./speaker.module.css";
import type { LessonSlides } from "./use-lesson-slides";

/** A slide in a few words: its section, and what it is where that is more than text. */
function nameSlide({ section, kind, isContinued }: SlideEntry): string {
  if (kind === "text") return isContinued ? `${section}, continued` : section;
  return `${section}: ${slideKindNames[kind]}`;
}

/** The slide that is shown by its name, what to say on it, and what comes next. */
export function SpeakerNotesView({ slides, index }: { slides: LessonSlides; index: number }) {
  const { outline, notes } = slides;
  const slide = outline.slides[index];
  const next = outline.slides[index + 1];
  const html = notes.slides[index] ?? null;
  return (
    <section aria-labelledby="slide-name">
      <p className={styles.place} role="status">
        <span className="visually-hidden">Slide </span>
        {index + 1} / {outline.slides.length}
      </p>
      <h1 id="slide-name" className={styles.name}>
        {slide === undefined ? "No such slide" : nameSlide(slide)}
      </h1>
      <p className={styles.next}>{next === undefined ? "The last slide." : `Next: ${nameSlide(next)}`}</p>
      {html === null ? (
        <p className={styles.none}>There are no notes on this slide.</p>
      ) : (
        <div className={styles.notes} role="note" dangerouslySetInnerHTML={{ __html: html }} />
      )}
    </section>
  );
}
