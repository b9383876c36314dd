"use client";

import lab from "@/components/training/lab.module.css";
import { memo, useMemo } from "react";
import { usePalette } from "@/components/charts/palette";
import { Panel } from "@/components/charts/panels";
import { PixelMap } from "@/components/charts/pixel-map";
import { Segmented } from "@/components/ui/segmented";
import { listProgress } from "@/components/training/list-progress";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetHandle, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { SIDE } from "./experiment";
import type { Frame } from "./job";
import { LatentPlane } from "./latent-plane";
import { LossChart } from "./loss-chart";
import { readSizes } from "./sizes";
import { SizesChart } from "./sizes-chart";
import { definition, type State } from "./state";
import { StripView } from "./strip-view";
import { useLab } from "./use-lab";
import { OneValues, SizesValues } from "./values";
import styles from "./view.module.css";
import { findAxesError, printError, writeTitle } from "./words";

const ERROR = "Error: mean square of a pixel’s difference, where ink goes from 0 to 1, on digits held back.";
const ROWS =
  "The rows show digits held back from training: as the network sees them, as it gives them back, and as the same number of principal axes of the training digits draws them.";
const PLANE =
  "Each numeral stands at the code of a digit held back from training; the ring is the place whose decoding is drawn beside it.";
const SIZES =
  "Each circle is a network trained from the beginning with a bottleneck of that width, each diamond the same number of principal axes of the training digits.";

function writeCaption({ view, latent }: State): string {
  if (view === "sizes") return `${SIZES} ${ERROR}`;
  return `${latent === 2 ? `${PLANE} ` : ""}${ROWS} ${ERROR}`;
}

// A running training renders the frame many times a second; these have nothing new to show then.
const StillControls = memo(Controls);
const StillChoices = memo(Choices);

function Choices({
  view,
  plane,
  latent,
  set,
}: Pick<WidgetHandle<State>, "set"> & Pick<State, "view" | "plane" | "latent">) {
  return (
    <div className={styles.choices} data-screen-only>
      <Segmented
        label="Look at"
        value={view}
        options={[
          { value: "one", label: "One bottleneck" },
          { value: "sizes", label: "All widths" },
        ]}
        onChange={(value) => set({ view: value })}
      />
      {view === "one" && latent === 2 && (
        <Segmented
          label="Plane of codes"
          value={plane}
          options={[
            { value: "codes", label: "Digits" },
            { value: "decodings", label: "Decodings" },
          ]}
          onChange={(value) => set({ plane: value })}
        />
      )}
    </div>
  );
}

function OnePicture({
  state,
  set,
  frame,
  isPlaying,
}: Pick<WidgetHandle<State>, "state" | "set"> & { frame: Frame | null; isPlaying: boolean }) {
  const palette = usePalette();
  const isPlane = state.latent === 2;
  return (
    <>
      <div className={isPlane ? lab.panels : lab.side}>
        {isPlane && <LatentPlane state={state} set={set} frame={frame} isPlaying={isPlaying} />}
        <div className={lab.side}>
          {frame?.plane != null && (
            <Panel title="Decoded at the ring">
              <PixelMap
                label="What the decoder makes of the code at the ring"
                values={frame.plane.decoded}
                rows={SIDE}
                columns={SIDE}
                shade="grey"
                palette={palette}
                width={154}
              />
            </Panel>
          )}
          <LossChart state={state} frame={frame} />
        </div>
      </div>
      {frame !== null && <StripView frame={frame} palette={palette} />}
    </>
  );
}

/** An autoencoder of digits: its codes, its errors, and PCA beside it. */
export function AutoencoderLab(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const { one, sizes } = useLab(state);
  const frame = one.latest;
  const isOne = state.view === "one";
  const errors = useMemo(() => readSizes(sizes.outcomes, frame?.axes ?? []), [frame?.axes, sizes.outcomes]);
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(state, frame, sizes.outcomes.length)}
      job={isOne ? one : sizes.job}
      code={() => printPrograms(state)}
      caption={props.caption ?? writeCaption(state)}
      controls={<StillControls state={state} set={set} />}
      readout={
        isOne ? (
          <Readout
            items={[
              { label: "error, held back", value: printError(frame?.heldOut), width: 6 },
              { label: "PCA", value: frame ? printError(findAxesError(frame, state)) : "", width: 6 },
              ...(state.corruption > 0
                ? [{ label: "what it sees", value: printError(frame?.seen), width: 6 }]
                : []),
            ]}
          />
        ) : (
          <Readout items={listProgress(sizes.progress)} />
        )
      }
      values={isOne ? <OneValues frame={frame} /> : <SizesValues sizes={errors} />}
    >
      {/* The principal axes come from the one autoencoder's job, which the frame does not watch among many. */}
      <div className={lab.lab} ref={isOne ? undefined : one.viewRef}>
        <StillChoices view={state.view} plane={state.plane} latent={state.latent} set={set} />
        {isOne ? (
          <OnePicture state={state} set={set} frame={frame} isPlaying={one.isPlaying} />
        ) : (
          <SizesChart sizes={errors} />
        )}
      </div>
    </WidgetFrame>
  );
}
