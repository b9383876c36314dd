"use client";

import { memo, useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import { DecisionMap } from "@/components/training/decision-map";
import { pickAnswers } from "@/components/training/grounds";
import { readPlane } from "@/components/training/plane";
import { NumberField } from "@/components/ui/number-field";
import { Slider } from "@/components/ui/slider";
import { Switch } from "@/components/ui/switch";
import { Readout } from "@/components/widget/readout";
import type { WidgetHandle } from "@/components/widget/use-widget";
import type { RunPoint } from "@/lib/experiment/run/point";
import type { RunEnd } from "@/lib/experiment/run/session";
import type { ComparisonFrame } from "@/lib/lab/comparison-job";
import { findLowest } from "@/components/training/diagnosis/curve";
import { countEpochSteps, countSteps } from "./count-steps";
import { CHANCE, makeSingleRun } from "./experiments";
import { nameRate } from "./rates-panel";
import type { RunReading } from "./readings";
import { definition, type State } from "./state";
import type { Doctor } from "./use-doctor";
import { Verdict } from "./verdict";
import styles from "./view.module.css";
import { describeDiagnosis, printLoss, printStep } from "@/components/training/diagnosis/words";

/** Losses beyond are drawn along the top. */
const CEILING = 1.6 * CHANCE;

const pickMap = (frame: ComparisonFrame) => (frame.runs[0] === undefined ? null : pickAnswers(frame.runs[0]));

const LiveMap = memo(DecisionMap<ComparisonFrame>);

/** One run: what it makes of the examples it trains on, and of those it has never seen. */
export function RunPanel({
  state,
  set,
  reading,
  end,
  onFrame,
}: Pick<WidgetHandle<State>, "state" | "set"> & {
  reading: RunReading | undefined;
  end: RunEnd | null;
  onFrame: Doctor["comparison"]["job"]["onFrame"];
}) {
  const palette = usePalette();
  const planeKey = JSON.stringify(makeSingleRun(state).data);
  const plane = useMemo(() => {
    const data = JSON.parse(planeKey) as ReturnType<typeof makeSingleRun>["data"];
    return readPlane({ data, training: makeSingleRun(definition.schema.parse({})).training });
  }, [planeKey]);
  const points = useMemo(() => reading?.points ?? [], [reading]);
  const lowest = points[findLowest(points.map(({ validation }) => validation.loss))];
  const last = countSteps(state);
  const series = useMemo(() => {
    const x = points.map(({ step }) => step);
    return [
      { name: "training", x, y: points.map(({ train }) => train.loss), color: palette.ink },
      {
        name: "validation",
        x,
        y: points.map(({ validation }) => validation.loss),
        color: palette.classes[4],
        dash: true,
      },
    ];
  }, [palette, points]);
  const now = points.at(-1);
  const words = describeDiagnosis(reading?.diagnosis ?? { kind: "early" }, CHANCE);
  return (
    <>
      <div className={styles.pair}>
        <LiveLines
          series={series}
          xLabel="training step"
          yLabel={`loss (guessing: ${printLoss(CHANCE)})`}
          xRange={{ low: 0, high: last }}
          yRange={{ low: 0, high: CEILING }}
          mark={points.length > 1 ? (lowest?.step ?? null) : null}
          height={290}
          ariaLabel={`Training and validation loss over steps. At the end, training ${printLoss(now?.train.loss ?? NaN)}, validation ${printLoss(now?.validation.loss ?? NaN)}; the validation loss is lowest at step ${lowest?.step ?? 0}.`}
        />
        <LiveMap
          plane={plane}
          onFrame={onFrame}
          pick={pickMap}
          label={`The plane as the network colours it, with the ${state.examples} training points`}
        />
      </div>
      <RunFigures now={now} lowest={lowest} />
      <Verdict words={words} note={end?.reason === "patience" ? noteStop(state, end) : undefined} />
      <div className={styles.choices} data-screen-only>
        <StillRunRate rate={state.runRate} set={set} />
        <StillPatience patience={state.patience} set={set} />
      </div>
    </>
  );
}

function noteStop(state: State, end: RunEnd): string {
  const steps = (state.patience ?? 0) * countEpochSteps(state, state.batchSize);
  return `Stopped at step ${printStep(end.step)}: for ${printStep(steps)} steps the validation loss had set no new low.`;
}

function RunFigures({ now, lowest }: { now: RunPoint | undefined; lowest: RunPoint | undefined }) {
  const digits = (value: number | null | undefined) => (value == null ? "–" : value.toFixed(3));
  const percent = (share: number | null | undefined) =>
    share == null ? "–" : `${(100 * share).toFixed(1)} %`;
  const gap = now === undefined ? null : now.validation.loss - now.train.loss;
  return (
    <div>
      <Readout
        items={[
          { label: "training loss", value: digits(now?.train.loss), width: 6 },
          { label: "validation loss", value: digits(now?.validation.loss), width: 6 },
          { label: "gap", value: digits(gap), width: 6 },
          { label: "right in validation", value: percent(now?.validation.accuracy), width: 6 },
        ]}
      />
      <Readout
        items={[
          { label: "lowest validation loss", value: digits(lowest?.validation.loss), width: 6 },
          { label: "at step", value: lowest === undefined ? "–" : printStep(lowest.step), width: 6 },
          { label: "training loss there", value: digits(lowest?.train.loss), width: 6 },
          { label: "right there", value: percent(lowest?.validation.accuracy), width: 6 },
        ]}
      />
    </div>
  );
}

type Setter = Pick<WidgetHandle<State>, "set">;

const StillRunRate = memo(RunRateSlider);
function RunRateSlider({ rate, set }: Setter & { rate: number }) {
  const round = (value: number) => Number(value.toPrecision(2));
  return (
    <Slider
      label="Learning rate"
      value={rate}
      min={0.0003}
      max={30}
      scale="log"
      mark={definition.schema.parse({}).runRate}
      format={nameRate}
      onChange={(value) => set({ runRate: round(value) }, { transient: true })}
      onChangeEnd={(value) => set({ runRate: round(value) })}
    />
  );
}

const StillPatience = memo(Patience);
function Patience({ patience, set }: Setter & { patience: number | null }) {
  return (
    <div className={styles.patience}>
      <Switch
        label="Stop early"
        isSelected={patience !== null}
        onChange={(isOn) => set({ patience: isOn ? 20 : null })}
      />
      {patience !== null && (
        <NumberField
          label="after no new low for"
          unit="epochs"
          value={patience}
          min={1}
          max={500}
          onChange={(value) => set({ patience: Math.round(value) })}
        />
      )}
    </div>
  );
}
