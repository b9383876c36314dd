"use client";

import { useEffect, useState } from "react";
import { advanceProgress, parseProgress, PROGRESS_KEY } from "@/lib/contract/progress";
import type { Heading } from "@/lib/course/headings";
import styles from "./contents.module.css";
import { reportNow, reportSoon } from "./report-reading";

interface Place {
  section: string | null;
  read: number;
  /** Sections whose heading was reached, and all of them. */
  reached: number;
  sections: number;
}

/** The last heading above the middle of the screen, and how far the text has been scrolled through: 0 at its top. */
function findPlace(headings: readonly Heading[]): Place {
  const article = document.querySelector("article");
  let section: string | null = null;
  const sections = headings.filter((heading) => heading.depth === 2).length;
  let reached = 0;
  for (const { id, depth } of headings) {
    const top = document.getElementById(id)?.getBoundingClientRect().top ?? Infinity;
    if (top >= innerHeight * 0.4) continue;
    section = id;
    if (depth === 2) reached += 1;
  }
  if (article === null) return { section, read: 0, reached, sections };
  const left = article.getBoundingClientRect().bottom - innerHeight;
  // A last section that is short never comes up so far.
  return left <= 0
    ? { section, read: 1, reached: sections, sections }
    : { section, read: scrollY / (scrollY + left), reached, sections };
}

function keepPlace(slug: string, place: Place) {
  try {
    const all = parseProgress(localStorage.getItem(PROGRESS_KEY));
    all[slug] = advanceProgress(all[slug], { ...place, at: new Date().toISOString() });
    localStorage.setItem(PROGRESS_KEY, JSON.stringify(all));
    reportSoon();
  } catch {
    // Without storage the place lasts as long as the page.
  }
}

/** The lesson's contents, following the scroll, with the minutes that are left; keeps the place on the device, and tells it
 * the reader's class where there is one. */
export function Contents({
  slug,
  minutes,
  headings,
}: {
  slug: string;
  minutes: number;
  headings: Heading[];
}) {
  const [place, setPlace] = useState<Place>({ section: null, read: 0, reached: 0, sections: 0 });
  useEffect(() => {
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let unkept: Place | null = null;
    const keep = () => {
      clearTimeout(timer);
      if (unkept !== null) keepPlace(slug, unkept);
      unkept = null;
    };
    const follow = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        unkept = findPlace(headings);
        setPlace(unkept);
        clearTimeout(timer);
        timer = setTimeout(keep, 400);
      });
    };
    follow();
    addEventListener("scroll", follow, { passive: true });
    addEventListener("resize", follow);
    // Who scrolls and leaves at once finds the place again all the same.
    const leave = () => {
      keep();
      reportNow();
    };
    addEventListener("pagehide", leave);
    return () => {
      cancelAnimationFrame(frame);
      leave();
      removeEventListener("scroll", follow);
      removeEventListener("resize", follow);
      removeEventListener("pagehide", leave);
    };
  }, [slug, headings]);
  const left = Math.ceil(minutes * (1 - place.read));
  return (
    <nav className={styles.contents} aria-label="Contents of this lesson" data-screen-only>
      <p className={styles.left}>{left > 0 ? `${left} min left` : "Read"}</p>
      <ol>
        {headings
          .filter((heading) => heading.depth === 2)
          .map(({ id, text }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                aria-current={isCurrent(id, place.section, headings) ? "location" : undefined}
              >
                {text}
              </a>
            </li>
          ))}
      </ol>
    </nav>
  );
}

/** A section is current while its own heading or one of its parts is. */
function isCurrent(id: string, section: string | null, headings: readonly Heading[]): boolean {
  if (section === null) return false;
  const index = headings.findIndex((heading) => heading.id === section);
  const own = headings.slice(0, index + 1).findLast((heading) => heading.depth === 2);
  return own?.id === id;
}
