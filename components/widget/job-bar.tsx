"use client";

import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { nameDevice } from "@/lib/lab/client-job";
import type { Speed } from "@/lib/lab/job";
import { DeviceMenu } from "./device-menu";
import type { JobControls } from "./job-handle";
import styles from "./job-bar.module.css";
import { Readout } from "./readout";

const speeds: readonly { value: string; label: string; speed: Speed }[] = [
  { value: "1", label: "1", speed: 1 },
  { value: "10", label: "10", speed: 10 },
  { value: "100", label: "100", speed: 100 },
  { value: "max", label: "Max", speed: "max" },
];

const integers = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

function formatRate(stepsPerSecond: number): string {
  return stepsPerSecond >= 10 ? integers.format(stepsPerSecond) : stepsPerSecond.toFixed(1);
}

/** What the reader should know besides the numbers: a failure, a move, a device that could not be had. */
function findMessage(job: JobControls): string | null {
  if (job.error !== null) return job.error.message;
  if (job.notice !== null) return job.notice;
  const { preference, device } = job;
  if (preference === "auto" || device === null || device === preference) return null;
  const reason = job.verdicts[preference]?.reason ?? "it could not be started";
  return `${nameDevice(preference)} is not used: ${reason}. Computing with ${nameDevice(device)}.`;
}

/** The row of controls that every widget shares which trains. */
export function JobBar({ job, primary = "Train" }: { job: JobControls; primary?: string }) {
  const isRunning = job.isPlaying;
  const hasRun = job.status !== "idle";
  const computesWithoutDevice = job.device === null && (job.status === "running" || job.status === "paused");
  const message = findMessage(job);
  return (
    <div data-screen-only>
      <div className={styles.row}>
        <div className={styles.buttons}>
          <Button variant="primary" onPress={isRunning ? job.pause : job.play}>
            <span className={styles.primaryText}>{isRunning ? "Pause" : primary}</span>
          </Button>
          <Button onPress={() => job.advance(1)} aria-label="Step once">
            Step
          </Button>
          <Button onPress={job.restart} isDisabled={!hasRun}>
            Restart
          </Button>
        </div>
        <Segmented
          label="Steps a frame"
          value={String(job.speed)}
          onChange={(value) => job.setSpeed(value === "max" ? "max" : Number(value))}
          options={speeds}
        />
        {!computesWithoutDevice && (
          <div className={styles.device}>
            <DeviceMenu job={job} />
          </div>
        )}
        <div className={styles.figures}>
          <Readout
            items={[
              { label: "step", value: integers.format(job.step), width: 7 },
              { label: "steps/s", value: formatRate(job.stepsPerSecond), width: 6 },
            ]}
          />
        </div>
      </div>
      <p className={styles.message} role="status" data-failed={job.error !== null || undefined}>
        {message}
      </p>
    </div>
  );
}
