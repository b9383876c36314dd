"use client";

import { useMemo } from "react";
import { usePalette } from "@/components/charts/palette";
import { DecisionMap } from "@/components/training/decision-map";
import { pickAnswers } from "@/components/training/grounds";
import { readPlane } from "@/components/training/plane";
import { RunCurves } from "@/components/training/run-curves";
import type { ComparisonFrame } from "@/lib/lab/comparison-job";
import type { State } from "./state";
import type { NetworkHandle } from "./use-network";
import styles from "./view.module.css";
import { printPercent } from "./words";

const pickers = [0, 1].map((run) => (frame: ComparisonFrame) => {
  const compared = frame.runs[run];
  return compared === undefined ? null : pickAnswers(compared);
});
const names = ["Without batch normalization", "With batch normalization"] as const;
const PARTS = ["train"] as const;
/** A guesser's loss is 0.69; what is beyond the axis is drawn along its edge. */
const LOSSES = { low: 0, high: 1.2 };

/** The plane as both networks colour it, and their losses over one another. */
export function NetworkPicture({ state, network }: { state: State; network: NetworkHandle }) {
  const { job, logs, frame, experiments } = network;
  const palette = usePalette();
  const plane = useMemo(() => readPlane(experiments[0]), [experiments]);
  const colors = [palette.ink, palette.classes[2]];
  const diverged = frame?.runs.findIndex(({ end }) => end?.reason === "diverged") ?? -1;
  const curves = logs.map((log, index) => ({
    name: names[index] ?? "",
    color: colors[index] ?? palette.ink,
    points: log.points,
    now: frame?.runs[index]?.now ?? null,
  }));
  return (
    <div className={styles.network}>
      <div className={styles.maps}>
        {names.map((name, run) => (
          <div key={name} className={styles.mapColumn}>
            <p className={styles.mapTitle}>
              <span className={styles.swatch} style={{ background: colors[run] }} aria-hidden />
              <span className={styles.mapName}>{name}</span>
              <span className={styles.share}>
                {printPercent(frame?.runs[run]?.now.validation.accuracy ?? null)} right
              </span>
            </p>
            <DecisionMap
              plane={plane}
              onFrame={job.onFrame}
              pick={pickers[run] as (typeof pickers)[0]}
              label={`${name}: the plane coloured by the answers of a network of ${state.depth} hidden layers, and the ${state.shape === "spiral" ? "two spirals" : "two rings"} of points it learns from.`}
            />
          </div>
        ))}
      </div>
      <RunCurves runs={curves} quantity="loss" parts={PARTS} yRange={LOSSES} height={200} />
      {diverged >= 0 && (
        <p className={styles.warning} role="status">
          {names[diverged]} the loss stopped being a number at step {frame?.runs[diverged]?.end?.step}: the
          first weights or the steps were too large, and each layer made the numbers larger still. Lower the
          learning rate or the first weights, and train again.
        </p>
      )}
    </div>
  );
}
