"use client";

import { DecisionMap } from "@/components/training/decision-map";
import { pickAnswers } from "@/components/training/grounds";
import type { Plane } from "@/components/training/plane";
import type { SplitName } from "@/lib/experiment/prepare-data";
import type { ComparisonFrame } from "@/lib/lab/comparison-job";
import { Readout } from "@/components/widget/readout";
import { ArrowPlane } from "./arrow-plane";
import type { OnFrame } from "./use-run-canvas";
import styles from "./view.module.css";
import { collectWeights, countNearZero, isOnBall, listArrows } from "./weights";
import { WeightHistogram } from "./weight-histogram";
import { printLoss, printPercent } from "./words";

export interface CopyViewProps {
  /** 0 for the free copy, 1 for the one held back. */
  run: 0 | 1;
  name: string;
  color: string;
  plane: Plane;
  parts: Readonly<Record<SplitName, boolean>>;
  onFrame: OnFrame;
  frame: ComparisonFrame | null;
  ball: number | null;
  layer: number;
}

const picks = [0, 1].map((run) => (frame: ComparisonFrame) => {
  const shown = frame.runs[run];
  return shown === undefined ? null : pickAnswers(shown);
});

/** One of the two copies: what it is worth, its answers over the plane, its first layer and all its weights. */
export function CopyView(props: CopyViewProps) {
  const { run, name, color, plane, parts, onFrame, frame, ball, layer } = props;
  const shown = frame?.runs[run];
  const weights = shown?.weights ?? [];
  const counted = collectWeights(weights, layer);
  const near = countNearZero(counted);
  const arrows = listArrows(weights);
  const held = ball === null ? 0 : arrows.filter((arrow) => isOnBall(arrow, ball)).length;
  const whose = layer === 0 ? "weights" : `weights of layer ${layer}`;
  const nearWords = `${near} of ${counted.length} ${whose} near zero`;
  const heldWords = `${held} of ${arrows.length} arrows at c`;
  const now = shown?.now;
  return (
    <div role="group" className={styles.copy} aria-label={name}>
      <div className={styles.head}>
        <p className={styles.name}>
          <span className={styles.swatch} style={{ background: color }} aria-hidden />
          {name}
        </p>
        <Readout
          items={[
            { label: "training loss", value: printLoss(now?.train.loss ?? NaN), width: 4 },
            { label: "validation loss", value: printLoss(now?.validation.loss ?? NaN), width: 4 },
            { label: "validation right", value: printPercent(now?.validation.accuracy ?? null), width: 5 },
          ]}
        />
      </div>
      <div className={styles.part}>
        <p className={styles.what}>Answers over the plane</p>
        <DecisionMap
          plane={plane}
          parts={parts}
          onFrame={onFrame}
          pick={picks[run]!}
          label={`Plane coloured by the answers of the copy ${name}, with the training points. Validation loss ${printLoss(now?.validation.loss ?? NaN)}`}
        />
      </div>
      <div className={styles.part}>
        <p className={styles.what}>
          {ball === null ? "First layer: one arrow a neuron" : `First layer: ${heldWords}`}
        </p>
        <ArrowPlane
          run={run}
          onFrame={onFrame}
          frame={frame}
          ball={ball}
          color={color}
          label={`The two incoming weights of each of ${arrows.length} neurons of the first layer, as arrows. ${ball === null ? "" : heldWords}`}
        />
      </div>
      <div className={styles.part}>
        <p className={styles.what}>{nearWords}</p>
        <WeightHistogram
          run={run}
          onFrame={onFrame}
          frame={frame}
          layer={layer}
          color={color}
          label={`Histogram of ${counted.length} ${whose}. ${nearWords}`}
        />
      </div>
    </div>
  );
}
