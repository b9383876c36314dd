"use client";

import type { KeyboardEvent } from "react";
import { Dialog } from "@/components/ui/dialog";
import type { SlideKind } from "@/lib/contract/outline";
import type { Slide } from "./slide";
import { slideKindNames } from "./slide-kind-names";
import styles from "./slide-overview.module.css";

interface Entry {
  index: number;
  kind: SlideKind;
}

function groupBySection(slides: readonly Slide[]): { title: string; entries: Entry[] }[] {
  const sections: { title: string; entries: Entry[] }[] = [];
  slides.forEach(({ section, kind, isContinued }, index) => {
    if (!isContinued) sections.push({ title: section, entries: [] });
    sections.at(-1)?.entries.push({ index, kind });
  });
  return sections;
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const links = [...event.currentTarget.querySelectorAll("a")];
  const at = links.findIndex((link) => link === document.activeElement);
  links[(at + step + links.length) % links.length]?.focus();
}

/** All slides by section, to go to any of them. */
export function SlideOverview({
  slides,
  current,
  onGo,
  onClose,
}: {
  slides: readonly Slide[];
  current: number;
  onGo: (index: number) => void;
  onClose: () => void;
}) {
  return (
    <Dialog title="All slides" isOpen onClose={onClose}>
      {/* Arrow keys go from link to link, as Tab does. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ol className={styles.sections} onKeyDown={walk}>
        {groupBySection(slides).map(({ title, entries }) => (
          <li key={title}>
            <p className={styles.title}>{title}</p>
            <ol className={styles.slides}>
              {entries.map(({ index, kind }) => (
                <li key={index}>
                  <a
                    href={`#${index + 1}`}
                    className={styles.slide}
                    aria-current={index === current ? "page" : undefined}
                    onClick={(event) => {
                      event.preventDefault();
                      onGo(index);
                      onClose();
                    }}
                  >
                    <span className={styles.number}>{index + 1}</span> {slideKindNames[kind]}
                  </a>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
      <p className={styles.keys}>
        Arrow keys turn the slides. Page down, page up and the space bar scroll through a long one first, so a
        remote does too. Home and End go to the first and the last, O comes here, F fills the screen, J shows
        how to join, S opens a window with the notes and the phone remote, Enter does what is suggested in a
        poll.
      </p>
    </Dialog>
  );
}
