"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { ValuesTable } from "@/components/widget/values-table";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { ExampleView } from "./example-view";
import { contenders, countParameters } from "./experiments";
import { measureInkLeft } from "./held-out";
import { printShare, readFrame, shifts, writeTitle } from "./readings";
import { definition, FURTHEST, HELD_OUT, type State } from "./state";
import { useLab } from "./use-lab";
import styles from "./view.module.css";

const CAPTION = `Share of ${HELD_OUT} held-out digits that each network reads right, against how far all of them have been moved. Pixels that come in are 0. The dashed line is guessing, one in ten; the upright one is the shift in view. The digits fill 20 of 28 pixels, so the longest shifts push some ink off the image.`;

const counts = new Intl.NumberFormat("en-US");

/** Three networks trained on centred digits, and what is left of their skill as the digits move. */
export function ShiftLab(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const { job, held, experiments, frame } = useLab(state);
  const palette = usePalette();
  const { shift, direction } = state;
  const readings = useMemo(
    () => (frame === null ? [] : readFrame(frame, { shift, example: state.example })),
    [frame, shift, state.example],
  );
  const ink = useMemo(() => measureInkLeft(held, direction, shift), [direction, held, shift]);
  const parameters = useMemo(() => experiments.map(countParameters), [experiments]);
  const series = useMemo(
    () => [
      ...contenders.map(({ name }, index) => ({
        name,
        x: readings.length > 0 ? shifts : [],
        y: readings[index]?.accuracy ?? [],
        color: [palette.classes[4], palette.classes[1], palette.classes[0]][index],
      })),
      { name: "guessing", x: [0, FURTHEST], y: [0.1, 0.1], color: palette.muted, dash: true as const },
    ],
    [palette, readings],
  );
  const spoken = readings.map(({ name, accuracy }) => `${name} ${printShare(accuracy[shift] ?? NaN)}`);
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(frame, readings, shift)}
      job={job}
      primary="Train"
      code={printPrograms}
      caption={props.caption ?? CAPTION}
      controls={<Controls state={state} set={set} />}
      readout={
        <Readout
          items={[
            { label: "measured at step", value: String(frame?.measuredAt ?? 0), width: 4 },
            { label: "shift", value: `${shift} px`, width: 4 },
            { label: "ink left on the image", value: printShare(ink), width: 5 },
          ]}
        />
      }
      values={
        <>
          <ValuesTable
            caption="The three networks"
            columns={["network", "layers", "parameters"]}
            rows={contenders.map(({ name, layers }, index) => [
              name,
              layers,
              counts.format(parameters[index] ?? 0),
            ])}
          />
          <ValuesTable
            caption="Share of right answers by shift"
            columns={["pixels", ...contenders.map(({ name }) => name)]}
            rows={shifts.map((pixels) => [
              pixels,
              ...contenders.map((_, index) => readings[index]?.accuracy[pixels] ?? ""),
            ])}
          />
        </>
      }
    >
      <div className={styles.lab}>
        <div className={styles.stage}>
          <ExampleView state={state} held={held} readings={readings} />
          <LiveLines
            series={series}
            xLabel="pixels moved"
            yLabel="share read right"
            xRange={{ low: 0, high: FURTHEST }}
            yRange={{ low: 0, high: 1 }}
            mark={shift}
            height={280}
            ariaLabel={`Share of held-out digits read right against their shift. At ${shift} pixels: ${spoken.join(", ") || "not measured yet"}.`}
          />
        </div>
        <ul className={styles.nets} aria-label="The three networks">
          {contenders.map(({ name, layers }, index) => (
            <li key={name}>
              <b>{name}</b> {layers}: {counts.format(parameters[index] ?? 0)} parameters
            </li>
          ))}
        </ul>
      </div>
    </WidgetFrame>
  );
}
