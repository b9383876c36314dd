"use client";

import { useMemo, useState } from "react";
import { Panel } from "@/components/charts/panels";
import { type Pixel, PixelMap } from "@/components/charts/pixel-map";
import { usePalette } from "@/components/charts/palette";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { digitSide } from "@/lib/data/digits/rasterize";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { Gallery } from "./gallery";
import { MapPanel } from "./map-panel";
import { compareMaps, findWindow, rankAnswers, readStage } from "./model";
import { Pad } from "./pad";
import { definition, FURTHEST, type State } from "./state";
import { useMaps } from "./use-maps";
import { Values } from "./values";
import styles from "./view.module.css";
import { describePixel, describeShift, printPercent } from "./words";

const CAPTION =
  "Each small pair is a filter of the layer in view and, under it, the map it makes of the digit after the ReLU. Blue is negative, paper zero, orange positive; all filters share one scale, and all maps another. The outlined square of the image is what the pixel pointed at was made from.";

const limit = (value: number) => Math.max(-FURTHEST, Math.min(FURTHEST, value));

/** A small convolutional network in training, and everything its filters make of one digit. */
export function FeatureMaps(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const { job, shown, frame } = useMaps(state);
  const palette = usePalette();
  const [at, point] = useState<Pixel | null>(null);
  const { layer, width, kernel } = state;
  const stage = useMemo(
    () => (frame === null ? null : readStage(frame, { layer, width, kernel })),
    [frame, kernel, layer, width],
  );
  const filter = Math.min(state.filter, (stage?.filters ?? 1) - 1);
  // A pixel of the larger maps may not be on the smaller ones.
  const pixel = at !== null && stage !== null && at.row < stage.side && at.column < stage.side ? at : null;
  const answers = frame === null ? [] : rankAnswers(frame.answers).slice(0, 3);
  const [first] = answers;
  const move = frame === null ? null : { right: state.right, down: state.down };
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={
        first === undefined
          ? "A small convolutional network, about to be trained"
          : `After ${frame?.step} steps the network takes this for a ${first.digit}, with probability ${first.probability.toFixed(2)}`
      }
      job={job}
      primary="Train"
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTION}
      controls={<Controls state={state} set={set} />}
      readout={
        <Readout
          items={[
            ...[0, 1, 2].map((place) => ({
              label: ["first answer", "second", "third"][place] ?? "",
              value:
                answers[place] === undefined
                  ? ""
                  : `${answers[place].digit} (${answers[place].probability.toFixed(3)})`,
              width: 9,
            })),
            {
              label: "held-back digits read right",
              value: frame?.accuracy == null ? "" : printPercent(frame.accuracy),
              width: 5,
            },
          ]}
        />
      }
      values={<Values frame={frame} stage={stage} />}
    >
      <div className={styles.maps}>
        <div className={styles.top}>
          <Panel title="Paper">
            <Pad strokes={state.strokes} set={set} />
          </Panel>
          <Panel title="What the network sees" note="28×28">
            <PixelMap
              label="The image that the network sees; arrow keys move the digit"
              values={shown.moved}
              rows={digitSide}
              columns={digitSide}
              shade="grey"
              palette={palette}
              width={182}
              frames={pixel === null || stage === null ? [] : [findWindow(stage, pixel.row, pixel.column)]}
              onStep={(rows, columns) =>
                set({ down: limit(state.down + rows), right: limit(state.right + columns) })
              }
            />
          </Panel>
          {stage !== null && (
            <MapPanel stage={stage} filter={filter} at={pixel} onPoint={point} palette={palette} />
          )}
        </div>
        <p className={styles.words} aria-live="polite">
          {pixel !== null && stage !== null && frame !== null
            ? describePixel(stage, filter, pixel, frame.digit.moved)
            : stage !== null && move !== null
              ? describeShift(move, compareMaps(stage, move))
              : ""}
        </p>
        {stage === null ? (
          <div className={styles.waiting} />
        ) : (
          <Gallery
            stage={stage}
            chosen={filter}
            onChoose={(next) => set({ filter: next })}
            palette={palette}
          />
        )}
      </div>
    </WidgetFrame>
  );
}
