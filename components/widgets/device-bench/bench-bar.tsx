"use client";

import { Button } from "@/components/ui/button";
import type { JobControls } from "@/components/widget/job-handle";
import styles from "./view.module.css";

/** Start, pause and start again. There is no choice of device: all are measured. */
export function BenchBar({ job, done, count }: { job: JobControls; done: number; count: number }) {
  const isOver = job.status === "done";
  return (
    <div className={styles.bar} data-screen-only>
      <Button variant="primary" onPress={job.isPlaying ? job.pause : job.play}>
        {job.isPlaying ? "Pause" : isOver ? "Measure again" : "Measure"}
      </Button>
      <progress className={styles.progress} max={Math.max(1, count)} value={done} aria-label="Measured" />
      <span className={styles.count}>
        {done} of {count}
      </span>
      <p className={styles.message} role="status">
        {job.error?.message ?? job.notice ?? ""}
      </p>
    </div>
  );
}
