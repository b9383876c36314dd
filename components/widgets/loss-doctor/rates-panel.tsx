"use client";

import { memo, useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { type Palette, usePalette } from "@/components/charts/palette";
import { Slider } from "@/components/ui/slider";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { countSteps } from "./count-steps";
import { CHANCE } from "./experiments";
import type { RunReading } from "./readings";
import { definition, type State } from "./state";
import { Verdict } from "./verdict";
import styles from "./view.module.css";
import { describeDiagnosis, printLoss } from "@/components/training/diagnosis/words";

/** Losses beyond are drawn along the top, so that one diverging run does not flatten all others. */
const CEILING = 1.6 * CHANCE;

export const nameRate = (rate: number) => String(Number(rate.toPrecision(2)));

const pickColors = ({ classes }: Palette) => [classes[0], classes[2], classes[3], classes[4]];

/** Four runs that differ in their learning rate alone: their training losses, a dial and a diagnosis for each. */
export function RatesPanel({
  state,
  set,
  readings,
}: Pick<WidgetHandle<State>, "state" | "set"> & { readings: readonly RunReading[] }) {
  const palette = usePalette();
  const last = countSteps(state);
  const series = useMemo(() => {
    const colors = pickColors(palette);
    return [
      ...readings.map(({ points }, index) => ({
        name: `rate ${nameRate(state.rates[index] ?? NaN)}`,
        x: points.map(({ step }) => step),
        y: points.map(({ train }) => train.loss),
        color: colors[index],
      })),
      { name: "guessing", x: [0, last], y: [CHANCE, CHANCE], color: palette.muted, dash: true },
    ];
  }, [last, palette, readings, state.rates]);
  const diverged = readings.flatMap(({ diagnosis }) =>
    diagnosis.kind === "diverged" ? [diagnosis.step] : [],
  );
  const best = findBest(readings);
  const ends = readings.map(
    ({ points }, index) =>
      `${nameRate(state.rates[index] ?? NaN)} is at ${printLoss(points.at(-1)?.train.loss ?? NaN)}`,
  );
  return (
    <>
      <LiveLines
        series={series}
        xLabel="training step"
        yLabel="loss over all training examples"
        xRange={{ low: 0, high: last }}
        yRange={{ low: 0, high: CEILING }}
        mark={diverged.length > 0 ? Math.min(...diverged) : null}
        height={270}
        ariaLabel={`Training losses for four learning rates: ${ends.join(", ")}. Guessing has ${printLoss(CHANCE)}.`}
      />
      <ol className={styles.runs} aria-label="The four runs">
        {state.rates.map((rate, index) => (
          <li key={index} className={styles.run}>
            <div className={styles.dial} data-screen-only>
              <span
                className={styles.swatch}
                style={{ background: pickColors(palette)[index] }}
                aria-hidden
              />
              <StillRate index={index} rates={state.rates} set={set} />
            </div>
            <Verdict
              words={describeDiagnosis(readings[index]?.diagnosis ?? { kind: "early" }, CHANCE)}
              note={index === best ? "The lowest of the four." : undefined}
            />
          </li>
        ))}
      </ol>
    </>
  );
}

const StillRate = memo(RateSlider);

function RateSlider({
  index,
  rates,
  set,
}: Pick<WidgetHandle<State>, "set"> & { index: number; rates: State["rates"] }) {
  const opening = definition.schema.parse({}).rates[index];
  const change = (value: number) => ({
    rates: rates.map((rate, i) => (i === index ? Number(value.toPrecision(2)) : rate)) as State["rates"],
  });
  return (
    <Slider
      label={`Learning rate ${index + 1}`}
      value={rates[index] ?? 0}
      min={0.0003}
      max={30}
      scale="log"
      mark={opening}
      format={nameRate}
      onChange={(value) => set(change(value), { transient: true })}
      onChangeEnd={(value) => set(change(value))}
    />
  );
}

/** The run whose loss is lowest now; -1 before there is a curve. */
function findBest(readings: readonly RunReading[]): number {
  const losses = readings.map(({ points, diagnosis }) =>
    diagnosis.kind === "early" ? NaN : (points.at(-1)?.train.loss ?? NaN),
  );
  const finite = losses.filter(Number.isFinite);
  return finite.length < 2 ? -1 : losses.indexOf(Math.min(...finite));
}
