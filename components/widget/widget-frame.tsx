"use client";

import { useContext, useId, useState, type KeyboardEvent, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import type { WidgetDefinition } from "@/lib/contract/widget";
import { CodeDialog, type CodeListing } from "./code-dialog";
import { CopyButton } from "./copy-button";
import { JobBar } from "./job-bar";
import type { JobControls } from "./job-handle";
import type { WidgetHandle } from "./use-widget";
import { WidgetBoundary } from "./widget-boundary";
import { WidgetSurroundContext } from "./widget-surround";
import styles from "./widget-frame.module.css";

export interface WidgetFrameProps<S> {
  definition: WidgetDefinition<S>;
  widget: WidgetHandle<S>;
  /** What is to be seen, as a sentence; may hold the current numbers. */
  title: ReactNode;
  /** The picture. */
  children: ReactNode;
  /** Train, Pause, Step and the rest, where the widget trains. */
  job?: JobControls;
  /** The text of the button that starts the job; null where it has nothing to run, and only shows what it holds. */
  primary?: string | null;
  controls?: ReactNode;
  readout?: ReactNode;
  /** The text twin of the picture. */
  values?: ReactNode;
  /** May be fetched when it is asked for. */
  code?: () => CodeListing | Promise<CodeListing>;
  caption?: ReactNode;
}

function isTyping(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches("input:not([type=range], [type=checkbox]), textarea, [contenteditable]")
  );
}

/** What stands around every widget: title, picture, controls, readout, and the quiet row that all of them share. */
export function WidgetFrame<S extends object>(props: WidgetFrameProps<S>) {
  const { definition, widget, title, job, code } = props;
  const titleId = useId();
  const surround = useContext(WidgetSurroundContext);
  const [listing, setListing] = useState<CodeListing | null>(null);
  const walkHistory = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) widget.redo();
    else widget.undo();
  };
  const inside = (
    <>
      <p id={titleId} className={styles.title}>
        {title}
      </p>
      <WidgetBoundary onReset={widget.reset}>
        <div className={styles.picture}>{props.children}</div>
        {job !== undefined && props.primary !== null && <JobBar job={job} primary={props.primary} />}
        {props.controls !== undefined && (
          <div className={styles.controls} data-screen-only>
            {props.controls}
          </div>
        )}
        {props.readout}
      </WidgetBoundary>
      {props.caption !== undefined && <figcaption className={styles.caption}>{props.caption}</figcaption>}
      <div className={styles.footer} data-screen-only>
        <Button variant="quiet" onPress={widget.undo} isDisabled={!widget.canUndo}>
          Undo
        </Button>
        <Button variant="quiet" onPress={widget.redo} isDisabled={!widget.canRedo}>
          Redo
        </Button>
        <Button variant="quiet" onPress={widget.reset} isDisabled={widget.isDefault}>
          Reset
        </Button>
        <span className={styles.gap} />
        {code !== undefined && (
          <Button variant="quiet" onPress={() => void Promise.resolve(code()).then(setListing)}>
            Show code
          </Button>
        )}
        <CopyButton label="Copy link" text={widget.permalink} />
        <CopyButton label="Copy as MDX" text={widget.mdx} />
      </div>
      {props.values !== undefined && (
        <div data-screen-only>
          <Disclosure title="Values">{props.values}</Disclosure>
        </div>
      )}
    </>
  );
  return (
    // The figure only listens for undo and redo that its own controls let pass.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <figure
      ref={job?.viewRef}
      className={styles.frame}
      aria-labelledby={titleId}
      data-widget={definition.name}
      onKeyDown={walkHistory}
    >
      {surround === null
        ? inside
        : surround({ name: definition.name, place: widget.id, state: widget.state, children: inside })}
      {listing !== null && (
        <CodeDialog title={definition.title} code={listing} onClose={() => setListing(null)} />
      )}
    </figure>
  );
}
