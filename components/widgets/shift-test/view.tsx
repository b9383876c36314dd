"use client";

import { nameSign, printAnswer, printShare, rankAnswers } from "@/components/training/sign-answers";
import { SignLab } from "@/components/training/sign-stage";
import { Readout } from "@/components/widget/readout";
import { useAskedJob } from "@/components/widget/use-asked-job";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { ValuesTable } from "@/components/widget/values-table";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { signNames } from "@/lib/data/signs/faces";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { varied } from "./experiments";
import { HELD_OUT } from "./held-out";
import { ShiftChart } from "./shift-chart";
import { SignsView } from "./signs-view";
import { definition, networkNames, type State } from "./state";
import { findPoint, printAmount, writeTitle } from "./words";

const CAPTION = `Above, one held-out sign of each kind, and what the network reads in it with which probability. Below, over ${HELD_OUT} held-out signs: the share read right, and the mean probability that the network gives to its own answer. In usual training, signs tilt by up to 10 degrees before a road; varied ones tilt by up to ${varied.tilt}, are blurred by up to ${varied.blur} pixels, have hues turned by up to ${varied.hue} degrees, and stand before a road or leaves.`;

/** A reader of road signs, tested on signs unlike those that it learned from. */
export function ShiftTest(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const { kind, level, network, seed } = state;
  const question = { kind, level, network };
  const job = useAskedJob("shift-test", { seed, question }, { question });
  const frame = job.latest;
  const point = frame === null ? undefined : findPoint(frame);
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(frame)}
      job={job}
      primary="Train"
      code={printPrograms}
      caption={props.caption ?? CAPTION}
      controls={<Controls state={state} set={set} />}
      readout={
        <Readout
          items={[
            { label: "read right", value: point === undefined ? "" : printShare(point.accuracy), width: 5 },
            { label: "how sure", value: point === undefined ? "" : printShare(point.confidence), width: 5 },
          ]}
        />
      }
      values={
        frame === null ? undefined : (
          <>
            <ValuesTable
              caption="The signs in view"
              columns={["sign", "read as"]}
              rows={signNames.map((_, label) => [
                nameSign(label),
                printAnswer(rankAnswers(frame.answers, label)[0]),
              ])}
            />
            {networkNames.map((name) => {
              const curve = frame.curves[name][frame.question.kind] ?? [];
              return curve.length === 0 ? null : (
                <ValuesTable
                  key={name}
                  caption={`By how far signs are changed, ${name} network`}
                  columns={["how far", "share read right", "how sure"]}
                  rows={curve.map(({ accuracy, confidence }, level) => [
                    printAmount(frame.question.kind, level),
                    accuracy,
                    confidence,
                  ])}
                />
              );
            })}
          </>
        )
      }
    >
      <SignLab isWaiting={frame === null}>
        {frame !== null && (
          <>
            <SignsView frame={frame} shown={state.shown} onShow={(shown) => set({ shown })} />
            <ShiftChart frame={frame} />
          </>
        )}
      </SignLab>
    </WidgetFrame>
  );
}
