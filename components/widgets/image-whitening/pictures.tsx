"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { Legend, Panel } from "@/components/charts/panels";
import type { Palette } from "@/components/charts/palette";
import { PixelPicture } from "@/components/charts/pixel-picture";
import { printNumber } from "@/components/charts/print-number";
import { arrangeFilters, type Sample, type Whitened } from "./model";
import type { State } from "./state";
import styles from "./view.module.css";
import { printFigure } from "./words";

interface PictureProps {
  sample: Sample;
  whitened: Whitened;
}

/** Standard deviations from the mean to black and to white in the whitened picture. */
const DEVIATIONS = 3;

/** The picture before and after. */
export function BeforeAfter({ sample, whitened }: PictureProps) {
  const { pixels } = sample;
  const { picture } = whitened;
  const shared = { rows: pixels.side, columns: pixels.side, channels: pixels.channels };
  return (
    <div className={styles.pair}>
      <Panel title="Before" note="0 to 1">
        <PixelPicture
          {...shared}
          label="The picture before whitening"
          values={pixels.values}
          shade={{ kind: "levels", low: 0, high: 1 }}
        />
      </Panel>
      <Panel title="Whitened" note={`−${DEVIATIONS} to ${DEVIATIONS}`}>
        <PixelPicture
          {...shared}
          label="The whitened picture"
          values={picture.values}
          shade={{ kind: "levels", low: -DEVIATIONS, high: DEVIATIONS }}
        />
      </Panel>
    </div>
  );
}

/** The filters, and the covariance before and after. */
export function FiltersAndCovariances({ sample, whitened, filters }: PictureProps & Pick<State, "filters">) {
  const { features, patch, pixels } = sample;
  const { before, after } = whitened.covariances;
  const mosaic = useMemo(() => arrangeFilters(sample, whitened, filters), [sample, whitened, filters]);
  const most = { before: findMost(before), after: findMost(after) };
  const square = { rows: features, columns: features };
  const describe = (name: string, covariance: Float64Array) => (row: number, column: number) =>
    `${name} of numbers ${row + 1} and ${column + 1}: ${printFigure(covariance[row * features + column] ?? 0)}`;
  return (
    <>
      <div className={styles.three}>
        <Panel
          title={filters === "zca" ? "ZCA filters" : "PCA filters"}
          note={filters === "zca" ? "one for each place" : "largest first"}
        >
          <PixelPicture
            label={
              filters === "zca"
                ? `The ${patch * patch} filters of ZCA${pixels.channels === 3 ? " for green" : ""}, each where its pixel stands in the patch: a bright middle in a dark surround`
                : `The ${features} filters of PCA, that of the largest eigenvalue first: from slow to fast waves`
            }
            values={mosaic.values}
            rows={mosaic.rows}
            columns={mosaic.columns}
            channels={pixels.channels}
            tile={patch}
            shade={
              pixels.channels === 1
                ? { kind: "signed", max: mosaic.max }
                : { kind: "levels", low: -mosaic.max, high: mosaic.max }
            }
          />
        </Panel>
        <Panel title="Covariance before">
          <PixelPicture
            {...square}
            label="Covariance of the numbers of a patch before whitening"
            values={before}
            shade={{ kind: "signed", max: most.before }}
            describe={describe("covariance", before)}
          />
        </Panel>
        <Panel title="Covariance after">
          <PixelPicture
            {...square}
            label="Covariance of the numbers of a patch after whitening"
            values={after}
            shade={{ kind: "signed", max: most.after }}
            describe={describe("covariance", after)}
          />
        </Panel>
      </div>
      <Legend
        ends={[
          ...(pixels.channels === 1 ? [{ name: "filters", max: printNumber(mosaic.max, 1) }] : []),
          { name: "covariance before", max: printFigure(most.before) },
          { name: "after", max: printNumber(most.after) },
        ]}
      />
    </>
  );
}

function findMost(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** The eigenvalues of the covariance, largest first, before and after, and the floor. */
export function Spectrum({ sample, whitened, palette }: PictureProps & { palette: Palette }) {
  const { values } = sample.axes;
  const series = useMemo(() => {
    const order = Array.from(values, (_, k) => k + 1);
    return [
      { name: "before", x: order, y: [...values], color: palette.muted },
      { name: "after", x: order, y: [...whitened.values], color: palette.classes[0] },
      {
        name: "floor",
        x: [1, values.length],
        y: [whitened.floor, whitened.floor],
        color: palette.ink,
        dash: true,
      },
    ];
  }, [palette, values, whitened]);
  return (
    <LiveLines
      series={series}
      xLabel="eigenvector, largest first"
      yLabel="variance along it"
      yScale="log"
      height={210}
      ariaLabel={`Variance along each of ${values.length} eigenvectors, on a logarithmic scale. Before from ${printFigure(values[0] ?? 0)} to ${printFigure(values.at(-1) ?? 0)}; after from ${printFigure(whitened.values[0] ?? 0)} to ${printFigure(whitened.values.at(-1) ?? 0)}; the floor is ${printFigure(whitened.floor)}`}
    />
  );
}
