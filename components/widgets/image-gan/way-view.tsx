"use client";

import lab from "@/components/training/lab.module.css";
import { Panel } from "@/components/charts/panels";
import { PixelMap } from "@/components/charts/pixel-map";
import { usePalette } from "@/components/charts/palette";
import { TileGrid } from "@/components/charts/tile-grid";
import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { SIDE, WAY } from "./counts";
import type { Frame } from "./job";
import type { State } from "./state";
import styles from "./view.module.css";
import { describePicture } from "./words";

const roundShare = (share: number) => Math.round(1000 * share) / 1000;

export interface WayViewProps extends Pick<WidgetHandle<State>, "state" | "set"> {
  frame: Frame;
  isMoving: boolean;
}

/** The straight way between the latent points of A and B, one picture of it, and the training digit nearest to that. */
export function WayView({ frame, isMoving, state, set }: WayViewProps) {
  const palette = usePalette();
  const { chosen, nearest, usualDistance } = frame;
  const tile = Math.round(state.at * (WAY - 1));
  return (
    <div className={lab.panels}>
      <div className={lab.side}>
        <Panel title="From A to B" note="along a straight line">
          <TileGrid
            label={`${WAY} pictures on the way from sample ${state.from + 1} to sample ${state.to + 1}. Arrow keys go from one to the next, Enter looks at it`}
            pictures={frame.way.pictures}
            side={SIDE}
            columns={WAY}
            marks={{ [tile]: "" }}
            describe={(index) => describePicture(frame.way, index)}
            hint="Nine latent points from A’s to B’s"
            isMoving={isMoving}
            onChoose={(index) => set({ at: index / (WAY - 1) })}
          />
        </Panel>
        <Slider
          label="Place on the way"
          value={state.at}
          min={0}
          max={1}
          step={0.025}
          format={(at) => (at === 0 ? "A" : at === 1 ? "B" : at.toFixed(3))}
          onChange={(at) => set({ at: roundShare(at) }, { transient: true })}
          onChangeEnd={(at) => set({ at: roundShare(at) })}
        />
      </div>
      <div className={styles.pair}>
        <Panel title="This place">
          <PixelMap
            label={`The picture at this place: ${describePicture(chosen, 0)}`}
            values={chosen.pictures}
            rows={SIDE}
            columns={SIDE}
            shade="grey"
            palette={palette}
            width={112}
          />
        </Panel>
        <Panel title="Nearest example">
          <PixelMap
            label={`The nearest digit of the data, a ${nearest.digit}, ${nearest.distance.toFixed(3)} away`}
            values={nearest.picture}
            rows={SIDE}
            columns={SIDE}
            shade="grey"
            palette={palette}
            width={112}
          />
        </Panel>
        <p className={styles.words}>
          {describePicture(chosen, 0)}. Nearest example: a {nearest.digit}, {nearest.distance.toFixed(3)}{" "}
          away; digits that nobody trained on are {usualDistance.toFixed(3)} from theirs.
        </p>
      </div>
    </div>
  );
}
