"use client";

import { printShare } from "@/components/training/sign-answers";
import { SignLab } from "@/components/training/sign-stage";
import { Readout } from "@/components/widget/readout";
import { useAskedJob } from "@/components/widget/use-asked-job";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { DEFENCE_EPSILON } from "./experiments";
import { NoisePanel } from "./noise-panel";
import { RobustnessChart } from "./robustness-chart";
import { definition, SHOWN, type State } from "./state";
import { StickerPanel } from "./sticker-panel";
import { Values } from "./values";
import { countRead, writeTitle } from "./words";

const CAPTION = `Above, one sign and what the network reads in it; values go from 0, black, to 1, white. Below, the share of 80 held-out signs read right, against how far each value may move: by aimless noise, by one signed step, and by ten. On attacked signs, each step of training moves its signs by up to ${DEFENCE_EPSILON}.`;

/** A reader of signs in training, its attackers, and a defence. */
export function AdversarialLab(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const { seed, ...question } = state;
  const job = useAskedJob("adversarial-lab", { seed, question }, { question });
  const frame = job.latest;
  const clean = frame?.curves[frame.question.network][0]?.noise;
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(frame)}
      job={job}
      primary="Train"
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTION}
      controls={<Controls state={state} set={set} />}
      readout={
        <Readout
          items={[
            {
              label: "held-out signs read right",
              value: clean === undefined ? "" : printShare(clean),
              width: 5,
            },
            ...(frame?.sticker
              ? [
                  {
                    label: `read as ${state.target}`,
                    value: `${countRead(frame.sticker.answers, state.target)} of ${SHOWN}`,
                    width: 8,
                  },
                ]
              : [{ label: "epsilon", value: state.epsilon.toFixed(3), width: 5 }]),
          ]}
        />
      }
      values={frame === null ? undefined : <Values frame={frame} />}
    >
      <SignLab isWaiting={frame === null}>
        {frame?.sticker && state.mode === "sticker" ? (
          <StickerPanel state={state} set={set} frame={frame} sticker={frame.sticker} />
        ) : (
          frame !== null && <NoisePanel frame={frame} />
        )}
        {frame !== null && (
          <RobustnessChart frame={frame} epsilon={state.mode === "noise" ? state.epsilon : null} />
        )}
      </SignLab>
    </WidgetFrame>
  );
}
