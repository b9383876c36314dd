"use client";

import { memo } from "react";
import { LoadRun } from "@/components/training/runs/load-run";
import { findLastStep } from "@/components/training/runs/kept-run";
import { RunsTable, type RunsTableProps } from "@/components/training/runs/runs-table";
import { Scrubber } from "@/components/training/runs/scrubber";
import type { EngineState } from "@/lib/experiment/engines/engine";
import { isPlanar } from "@/lib/experiment/describe-data";
import type { RunLog } from "@/lib/experiment/run/log";
import { readNetwork } from "./blocks";
import styles from "./view.module.css";

export interface RunsPanelProps extends RunsTableProps {
  log: RunLog | null;
  /** The step of the model on screen. */
  at: number;
  onScrub: (state: EngineState) => void;
  onResume: (state: EngineState) => void;
  isTaken: (id: string) => boolean;
  onLoad: (log: RunLog) => void;
}

function judge({ experiment }: RunLog): string | null {
  if (!isPlanar(experiment.data))
    return "The data of this run are no points of the plane, so it cannot be shown here.";
  return readNetwork(experiment.model.layers) === null
    ? "The network of this run is not a row of dense layers, so it cannot be drawn here."
    : null;
}

const StillTable = memo(RunsTable);
const StillLoad = memo(LoadRun);

/** Back and forth in the run on screen; all runs of this place; and runs that were saved as files. */
export function RunsPanel(props: RunsPanelProps) {
  const { log, at, onScrub, onResume, isTaken, onLoad, ...table } = props;
  const isBack = log !== null && at < findLastStep(log);
  return (
    <div className={styles.runsPanel}>
      <Scrubber
        log={log}
        at={at}
        onScrub={onScrub}
        onResume={onResume}
        resumeLabel={isBack ? "Train on from here, as another run" : "Train on from here"}
      />
      <StillTable {...table} />
      <StillLoad isTaken={isTaken} judge={judge} onLoad={onLoad} />
    </div>
  );
}
