"use client";

import { usePalette } from "@/components/charts/palette";
import { useCanvas } from "@/components/charts/use-canvas";
import { drawNoise, type NoisePicture } from "./draw-noise";
import styles from "./view.module.css";

/** How much the statistics of a batch are a matter of chance. */
export function NoisePlot({ picture, label }: { picture: NoisePicture; label: string }) {
  const palette = usePalette();
  const { ref } = useCanvas(
    (context, width, height) => {
      const font = `12px ${getComputedStyle(context.canvas).fontFamily}`;
      drawNoise(context, { width, height, palette, font }, picture);
    },
    [picture, palette],
  );
  return <canvas ref={ref} className={styles.noise} role="img" aria-label={label} />;
}
