"use client";

import { PixelMap } from "@/components/charts/pixel-map";
import type { Palette } from "@/components/charts/palette";
import { findPeak, findScale, type Stage } from "./model";
import styles from "./view.module.css";

/** Every map of one layer, with its filter over it where that is one small picture. Pressing one brings it to the front. */
export function Gallery({
  stage,
  chosen,
  onChoose,
  palette,
}: {
  stage: Stage;
  chosen: number;
  onChoose: (filter: number) => void;
  palette: Palette;
}) {
  const { maps, weights, side, kernel, channels } = stage;
  const brightest = findScale(maps);
  const heaviest = findScale(weights);
  return (
    <div role="group" aria-label="Filters and their maps" className={styles.gallery}>
      {maps.map((map, filter) => (
        <button
          key={filter}
          type="button"
          className={styles.thumb}
          aria-pressed={filter === chosen}
          aria-label={`Filter ${filter + 1}: largest value ${findPeak(map).toFixed(2)}`}
          onClick={() => onChoose(filter)}
        >
          {channels === 1 && (
            <PixelMap
              values={weights[filter] ?? []}
              rows={kernel}
              columns={kernel}
              shade="signed"
              max={heaviest}
              palette={palette}
              width={40}
            />
          )}
          <PixelMap
            values={map}
            rows={side}
            columns={side}
            shade="signed"
            max={brightest}
            palette={palette}
            width={56}
          />
          <span aria-hidden>{filter + 1}</span>
        </button>
      ))}
    </div>
  );
}
