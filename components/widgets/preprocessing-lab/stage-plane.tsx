"use client";

import { useState } from "react";
import type { Palette } from "@/components/charts/palette";
import { CloudPicture } from "./cloud-picture";
import { pickReach } from "./plane-frame";
import type { Moments } from "./stage";
import styles from "./view.module.css";
import { describePoint } from "./words";

export interface StagePlaneProps {
  inputs: Float32Array;
  targets: Float32Array;
  moments: Moments;
  palette: Palette;
  label: string;
}

/** What the chosen preprocessing makes of the raw cloud. */
export function StagePlane({ inputs, targets, moments, palette, label }: StagePlaneProps) {
  const [pointed, setPointed] = useState<number | null>(null);
  return (
    <div className={styles.cell}>
      <CloudPicture
        label={label}
        inputs={inputs}
        targets={targets}
        moments={moments}
        reach={pickReach(inputs)}
        palette={palette}
        isGliding
        onPoint={setPointed}
      />
      <p className={styles.words} aria-live="polite">
        {pointed === null || pointed >= targets.length ? "" : describePoint({ inputs, targets }, pointed)}
      </p>
    </div>
  );
}
