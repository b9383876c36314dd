"use client";

import { Button } from "@/components/ui/button";
import { DeviceMenu } from "@/components/widget/device-menu";
import type { JobControls } from "@/components/widget/job-handle";
import { type CellName, nameCell } from "./cells";
import type { WalkthroughFrame } from "./job";
import styles from "./run-bar.module.css";
import shared from "./view.module.css";

export interface RunBarProps {
  job: JobControls;
  frame: WalkthroughFrame;
  /** The first cell that can run and has not; null where none is left. */
  next: CellName | null;
  /** Whether Run all has anything to do. */
  hasRest: boolean;
  onRunNext: (cell: CellName) => void;
  onRunAll: () => void;
  onStop: () => void;
  onStartOver: () => void;
}

function describeState({ job, frame, next }: RunBarProps): string {
  if (job.error !== null) return job.error.message;
  const { running, queue } = frame;
  if (running !== null)
    return `At work: ${nameCell(running.cell)}${queue.length > 0 ? `, and ${queue.length} more to go` : ""}`;
  if (job.notice !== null) return job.notice;
  if (job.status === "starting" || queue.length > 0) return "Starting";
  if (next === null) return "All cells have run";
  return next === "test" ? "All that is left is the seal" : "Ready";
}

function nameNext({ frame: { running }, next }: RunBarProps): string {
  if (running !== null || next === null) return "Run next";
  return next === "test" ? "Run next: open the seal" : `Run next: ${nameCell(next)}`;
}

/** What runs the cells, at the edge of the window for as long as the notebook is in view. */
export function RunBar(props: RunBarProps) {
  const { job, frame, next, hasRest } = props;
  const { running } = frame;
  const isBusy = running !== null || frame.queue.length > 0;
  return (
    <div className={styles.bar} role="group" aria-label="Run the cells" data-screen-only>
      <div className={styles.buttons}>
        {/* At work it stays a button that can be pressed, to no effect: disabled, it would lose the focus. */}
        <Button
          variant="primary"
          isDisabled={!isBusy && next === null}
          onPress={() => !isBusy && next !== null && props.onRunNext(next)}
        >
          {nameNext(props)}
        </Button>
        <Button isDisabled={!hasRest} onPress={props.onRunAll}>
          Run all
        </Button>
        <Button isDisabled={!isBusy} onPress={props.onStop}>
          Stop
        </Button>
        <span className={styles.startOver}>
          <Button onPress={props.onStartOver}>Start over</Button>
        </span>
      </div>
      <div className={styles.device}>
        <DeviceMenu job={job} />
      </div>
      <p className={styles.state} role="status" data-failed={job.error !== null || undefined}>
        {describeState(props)}
      </p>
      <progress
        className={shared.progress}
        max={1}
        value={running === null ? 0 : running.done / running.of}
        aria-label="Of the cell at work"
      />
    </div>
  );
}
