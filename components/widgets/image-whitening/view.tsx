"use client";

import { memo, useMemo, useState } from "react";
import { usePalette } from "@/components/charts/palette";
import { printNumber } from "@/components/charts/print-number";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { makeTexture } from "@/lib/data/textures";
import type { RgbImage } from "@/lib/math/rgb-image";
import { printPrograms } from "./code";
import { Controls, FloorSlider } from "./controls";
import { studyPatches, whitenSample } from "./model";
import { pickPatch, pickPixels } from "./patches";
import { BeforeAfter, FiltersAndCovariances, Spectrum } from "./pictures";
import { definition, SIDE, type State } from "./state";
import { Values } from "./values";
import styles from "./view.module.css";
import { describeWhitening, findCondition, printFigure } from "./words";

const CAPTION =
  "From black to white the picture goes from 0 to 1, and whitened, where its mean is 0 and its deviation at most 1, from −3 to 3. Patches at every second place of the picture are taken as points with one number for each pixel. Their covariance is found, and every pixel of the picture is replaced by its value in the whitened patch round it. A covariance is drawn as pixels, the numbers of a patch in reading order along both sides. Below, the variance along each eigenvector, before and after, on a logarithmic scale; the floor is added to every eigenvalue before its root is taken. Point at a picture, or go through it with the arrow keys, to read its numbers.";

const StillPictures = memo(BeforeAfter);
const StillFilters = memo(FiltersAndCovariances);

/** ZCA whitening of the patches of a picture: made here, or the reader's own. */
export function ImageWhitening(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const { source, texture, channels, floor, filters } = state;
  const palette = usePalette();
  const [own, setOwn] = useState<RgbImage | null>(null);
  const patch = pickPatch(state);
  const made = useMemo(() => makeTexture({ side: SIDE, seed: texture }), [texture]);
  const image = source === "own" ? (own ?? made) : made;
  const sample = useMemo(() => studyPatches(pickPixels(image, channels), patch), [image, channels, patch]);
  const whitened = useMemo(() => whitenSample(sample, floor), [sample, floor]);
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={describeWhitening(sample, whitened)}
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTION}
      controls={<Controls state={state} set={set} own={own} onImage={setOwn} />}
      readout={
        <Readout
          items={[
            { label: "patches", value: String(sample.count), width: 4 },
            { label: "numbers in each", value: String(sample.features), width: 2 },
            {
              label: "largest variance over smallest, before",
              value: printFigure(findCondition(sample.axes.values)),
              width: 6,
            },
            { label: "after", value: printFigure(findCondition(whitened.values)), width: 6 },
            {
              label: "correlation of neighbours, before and after",
              value: `${printNumber(whitened.correlations.before)}, ${printNumber(whitened.correlations.after)}`,
              width: 11,
            },
          ]}
        />
      }
      values={<Values sample={sample} whitened={whitened} />}
    >
      <div className={styles.act}>
        <StillPictures sample={sample} whitened={whitened} />
        <FloorSlider state={state} set={set} />
        <StillFilters sample={sample} whitened={whitened} filters={filters} />
        <Spectrum sample={sample} whitened={whitened} palette={palette} />
      </div>
    </WidgetFrame>
  );
}
