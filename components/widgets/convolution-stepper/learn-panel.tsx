"use client";

import { LiveLines } from "@/components/charts/live-lines";
import { Button } from "@/components/ui/button";
import type { LearnFrame } from "./learn";
import styles from "./learn-panel.module.css";

export interface LossHistory {
  steps: number[];
  losses: number[];
}

export interface LearnPanelProps {
  frame: LearnFrame;
  step: number;
  history: LossHistory;
  isDone: boolean;
  onKeep: () => void;
  onDiscard: () => void;
}

/** How learning goes: the loss, what it is measured on, and what to do with the weights found. */
export function LearnPanel({ frame, step, history, isDone, onKeep, onDiscard }: LearnPanelProps) {
  const all = frame.positions === frame.allPositions;
  const outputs = all
    ? `all ${frame.allPositions} outputs`
    : `${frame.positions} of the ${frame.allPositions} outputs`;
  return (
    <div className={styles.learn}>
      <LiveLines
        series={[{ name: "loss", x: history.steps, y: history.losses }]}
        xLabel="step"
        yLabel="mean squared error"
        yScale="log"
        height={170}
        ariaLabel={`Loss against step. Now ${frame.loss.toPrecision(3)} at step ${step}.`}
      />
      <p className={styles.words} aria-live="polite">
        {describe(frame, step, isDone)} The loss is the mean squared difference to the wanted output, over{" "}
        {outputs}. Here plain descent diverges beyond a learning rate of {frame.stableRate.toPrecision(3)}.
      </p>
      <div className={styles.actions}>
        <Button onPress={onKeep} isDisabled={frame.diverged}>
          Keep these weights
        </Button>
        <Button variant="quiet" onPress={onDiscard}>
          Back to the filter before
        </Button>
      </div>
    </div>
  );
}

function describe(frame: LearnFrame, step: number, isDone: boolean): string {
  if (frame.diverged)
    return `The loss ran away before step ${step}: the learning rate of ${frame.learningRate.toPrecision(3)} overshoots. Lower it below ${frame.stableRate.toPrecision(3)} and restart.`;
  if (isDone) return `Found at step ${step}: the output is the wanted one to five digits.`;
  return `Step ${step}, loss ${frame.loss.toExponential(2)}.`;
}
