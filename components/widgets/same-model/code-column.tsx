"use client";

import { useEffect, useRef } from "react";
import styles from "./view.module.css";

export interface CodeColumnProps {
  title: string;
  lines: readonly string[];
  /** Lines that are marked, from 0. */
  marked: readonly number[];
}

/** One part of one program, its marked lines standing out; scrolled to the first of them. */
export function CodeColumn({ title, lines, marked }: CodeColumnProps) {
  const box = useRef<HTMLOListElement>(null);
  const first = marked[0] ?? 0;
  useEffect(() => {
    const line = box.current?.children[first];
    if (box.current === null || !(line instanceof HTMLElement)) return;
    box.current.scrollTop = Math.max(0, line.offsetTop - box.current.offsetTop - 40);
  }, [first, lines]);
  return (
    <section className={styles.column} aria-label={title}>
      <p className={styles.library}>
        {title} <span>{`${marked.length} of ${lines.length} lines`}</span>
      </p>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol ref={box} className={styles.code} tabIndex={0} aria-label={`${title}, line by line`}>
        {lines.map((line, index) => (
          <li
            key={index}
            data-marked={marked.includes(index) || undefined}
            // Wrapped lines go on under their own beginning.
            style={{ paddingLeft: `${countIndent(line) + 4}ch`, textIndent: "-2ch" }}
          >
            {marked.includes(index) ? <mark>{line.trimStart()}</mark> : line.trimStart() || " "}
          </li>
        ))}
      </ol>
    </section>
  );
}

function countIndent(line: string): number {
  return line.length - line.trimStart().length;
}
