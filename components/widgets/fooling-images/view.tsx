"use client";

import { useMemo } from "react";
import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import { nameSign, printAnswer, rankAnswers } from "@/components/training/sign-answers";
import { SignGallery } from "@/components/training/sign-gallery";
import { LargeSign, SignLab, SignStage } from "@/components/training/sign-stage";
import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { Readout } from "@/components/widget/readout";
import { useAskedJob } from "@/components/widget/use-asked-job";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { ValuesTable } from "@/components/widget/values-table";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { definition, type State } from "./state";
import { countSure, describeChampion, SURE, writeTitle } from "./words";

const CAPTION =
  "For each of the eight signs, the picture of which the network is surest, out of all that were bred, with its probability. The chart: that probability by generation, for the sign with the largest, the middle and the smallest. A generation has 16 children.";

/** Pictures of nothing, bred by the answers of a network that has learned road signs. */
export function FoolingImages(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const { encoding, generations, seed } = state;
  const breeding = { encoding, generations };
  const job = useAskedJob("fooling-images", { seed, ...breeding }, breeding);
  const frame = job.latest;
  const champion = frame?.champions[state.shown];
  const palette = usePalette();
  const curve = useMemo(() => frame?.curve ?? [], [frame]);
  const series = useMemo(() => {
    const x = curve.map(({ generation }) => generation + 1);
    return [
      { name: "surest", x, y: curve.map(({ most }) => most), color: palette.classes[0] },
      { name: "middle", x, y: curve.map(({ median }) => median), color: palette.ink },
      { name: "least sure", x, y: curve.map(({ least }) => least), color: palette.classes[4] },
      {
        name: "what counts as sure",
        x: [1, generations],
        y: [SURE, SURE],
        color: palette.muted,
        dash: true as const,
      },
    ];
  }, [curve, generations, palette]);
  const last = curve.at(-1);
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(frame)}
      job={job}
      primary="Breed"
      code={printPrograms}
      caption={props.caption ?? CAPTION}
      controls={
        <>
          <Segmented
            label="What is inherited"
            value={encoding}
            options={[
              { value: "pattern", label: "A rule that paints" },
              { value: "pixels", label: "Pixels" },
            ]}
            onChange={(value) => set({ encoding: value })}
          />
          <Slider
            label="Generations"
            value={generations}
            min={10}
            max={200}
            step={10}
            mark={60}
            onChange={(value) => set({ generations: Math.round(value) }, { transient: true })}
            onChangeEnd={(value) => set({ generations: Math.round(value) })}
          />
          <NumberField
            label="Seed"
            value={seed}
            min={0}
            max={9999}
            onChange={(value) => set({ seed: value })}
          />
        </>
      }
      readout={
        <Readout
          items={[
            { label: "generation", value: String(curve.length), width: 3 },
            {
              label: `over ${100 * SURE} % sure`,
              value: frame === null ? "" : `${countSure(frame)} of 8`,
              width: 6,
            },
          ]}
        />
      }
      values={
        frame === null || frame.champions.length === 0 ? undefined : (
          <ValuesTable
            caption="The surest picture of each sign"
            columns={["picture", "read as"]}
            rows={frame.champions.map((_, label) => [
              describeChampion(frame, label),
              printAnswer(rankAnswers(frame.answers, label)[0]),
            ])}
          />
        )
      }
    >
      <SignLab isWaiting={false}>
        <SignStage>
          {frame !== null && champion !== undefined && (
            <LargeSign
              title={`For the network, a ${nameSign(state.shown)} sign`}
              label={`A picture of nothing, read as ${describeChampion(frame, state.shown)}`}
              picture={champion.picture}
              answers={frame.answers}
              index={state.shown}
            />
          )}
          {frame !== null && (
            <SignGallery
              label="The surest picture of each sign"
              items={frame.champions.map(({ picture, score }, label) => ({
                picture,
                name: nameSign(label),
                value: score.toFixed(3),
                description: describeChampion(frame, label),
              }))}
              shown={state.shown}
              onShow={(shown) => set({ shown })}
            />
          )}
        </SignStage>
        <LiveLines
          series={series}
          xLabel="generation"
          yLabel="probability"
          xRange={{ low: 1, high: generations }}
          yRange={{ low: 0, high: 1 }}
          height={200}
          ariaLabel={
            last === undefined
              ? "Probability by generation: none yet"
              : `Probability by generation. At ${curve.length}: surest ${last.most.toFixed(3)}, middle ${last.median.toFixed(3)}, least sure ${last.least.toFixed(3)}`
          }
        />
      </SignLab>
    </WidgetFrame>
  );
}
