import type { ComponentProps, ReactNode } from "react";
import styles from "./prose.module.css";

interface Props {
  children?: ReactNode;
}

/** The opening paragraph: an act and a question. */
export function Lead({ children }: Props) {
  return <div className={styles.lead}>{children}</div>;
}

/** What to do with the widget above, and what to look for. */
export function TryThis({ children }: Props) {
  return (
    <section className={styles.tryThis} role="group" aria-label="Try this">
      <p className={styles.label}>Try this</p>
      {children}
    </section>
  );
}

/** The symbols of the formula above, with their shapes. */
export function Where({ children }: Props) {
  return <div className={styles.where}>{children}</div>;
}

/** A note beside its line; under the line where the page has no margin. */
export function MarginNote({ children }: Props) {
  return (
    <span className={styles.marginNote} role="note">
      {children}
    </span>
  );
}

export function Callout({ title, children }: Props & { title: string }) {
  return (
    <aside className={styles.callout}>
      <p className={styles.label}>{title}</p>
      {children}
    </aside>
  );
}

/** How the field has moved since the slides were written. */
export function SinceThen({ children }: Props) {
  return <Callout title="Since then">{children}</Callout>;
}

/** Where a slide is loose, and what is exact. */
export function FromTheSlides({ children }: Props) {
  return <Callout title="From the slides">{children}</Callout>;
}

export function Figure({ caption, children }: Props & { caption: string }) {
  return (
    <figure className={styles.figure}>
      {children}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

/** The answer to an exercise, closed until the reader has tried. */
export function SelfCheck({ children }: Props) {
  return (
    <details className={styles.selfCheck}>
      <summary>Check yourself</summary>
      {children}
    </details>
  );
}

/** A push towards an answer. Those behind it are shown when it is open, so that nobody reads the last one first. */
export function Hint({ children }: Props) {
  return (
    <details className={styles.hint}>
      <summary>Hint</summary>
      {children}
    </details>
  );
}

export function Recap({ children }: Props) {
  return (
    <section className={styles.recap} aria-label="Recap">
      <p className={styles.label}>In short</p>
      {children}
    </section>
  );
}

export function References({ children }: Props) {
  return (
    <section className={styles.references} aria-label="References">
      <p className={styles.label}>References</p>
      {children}
    </section>
  );
}

/**
 * What to say or do at this place in front of a class: nothing in the lesson and on its slides, see cut-slides.ts.
 * `html` is its text, as pack-notes.ts has put it there.
 */
export function Notes(_props: { html?: string }) {
  return null;
}

/** Wide tables scroll by themselves, and can be scrolled by keyboard. */
export function Table({ children }: Props) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.table} tabIndex={0} role="group" aria-label="Table">
      <table>{children}</table>
    </div>
  );
}

/** A cell of a table's head; one without words, as of a table that has no head, is none to those who hear it. */
export function HeadCell({ children, ...props }: ComponentProps<"th">) {
  return children === undefined ? <td {...props} /> : <th {...props}>{children}</th>;
}

function SectionHeading({ level: Level, id, children }: Props & { level: "h2" | "h3"; id?: string }) {
  return (
    <Level id={id}>
      {children}
      {id !== undefined && (
        <a className={styles.anchor} href={`#${id}`} aria-label="Link to this section">
          #
        </a>
      )}
    </Level>
  );
}

export function Heading2(props: Props & { id?: string }) {
  return <SectionHeading level="h2" {...props} />;
}

export function Heading3(props: Props & { id?: string }) {
  return <SectionHeading level="h3" {...props} />;
}

/** A formula as KaTeX has set it when the lesson was compiled. */
export function Formula({ html, display = false }: { html: string; display?: boolean }) {
  return <span className={display ? "katex-display" : "katex"} dangerouslySetInnerHTML={{ __html: html }} />;
}
