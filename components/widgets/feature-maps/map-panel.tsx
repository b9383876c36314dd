"use client";

import { Panel } from "@/components/charts/panels";
import { type Pixel, PixelMap } from "@/components/charts/pixel-map";
import type { Palette } from "@/components/charts/palette";
import { findScale, type Stage } from "./model";
import styles from "./view.module.css";

/** The chosen filter, slice by slice, and its map as large as it can be. */
export function MapPanel({
  stage,
  filter,
  at,
  onPoint,
  palette,
}: {
  stage: Stage;
  filter: number;
  at: Pixel | null;
  onPoint: (pixel: Pixel | null) => void;
  palette: Palette;
}) {
  const { weights, maps, kernel, channels, side } = stage;
  const own = weights[filter] ?? new Float32Array();
  const size = kernel * kernel;
  const heaviest = findScale(weights);
  const brightest = findScale(maps);
  return (
    <>
      <Panel title={`Filter ${filter + 1}`} note={`${kernel}×${kernel}×${channels}`}>
        <div className={styles.slices}>
          {Array.from({ length: channels }, (_, channel) => (
            <PixelMap
              key={channel}
              label={`Weights of filter ${filter + 1}${channels > 1 ? ` on map ${channel + 1}` : ""}`}
              values={own.subarray(channel * size, (channel + 1) * size)}
              rows={kernel}
              columns={kernel}
              shade="signed"
              max={heaviest}
              palette={palette}
              width={channels > 1 ? 36 : 112}
            />
          ))}
        </div>
      </Panel>
      <Panel title="Its map" note={`${side}×${side}`}>
        <PixelMap
          label={`Map of filter ${filter + 1}; arrow keys go from pixel to pixel`}
          values={maps[filter] ?? []}
          rows={side}
          columns={side}
          shade="signed"
          max={brightest}
          palette={palette}
          width={182}
          frames={at === null ? [] : [{ ...at, rows: 1, columns: 1 }]}
          at={at}
          onPoint={onPoint}
        />
      </Panel>
    </>
  );
}
