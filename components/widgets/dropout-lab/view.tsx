"use client";

import { memo, useCallback, useMemo } from "react";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { CopiesPanel } from "./copies-panel";
import { MainControls, PanelControls } from "./main-controls";
import { sampleSums } from "./masks";
import { MasksPanel } from "./masks-panel";
import { NetworkView } from "./network-view";
import { SetupControls } from "./setup-controls";
import { StrikesPanel } from "./strikes-panel";
import { definition, type Neuron, pickNeuron, type State } from "./state";
import { useGrowth } from "./use-growth";
import { type Lab, useLab } from "./use-lab";
import { LabValues } from "./values";
import styles from "./view.module.css";
import { describeFault, describeLab, describeSample, describeStrikes } from "./words";

const NETWORK_CAPTION =
  "Above, one training point on its way through the network that is trained with dropout, under the very mask that the next training step puts on it. A disc is what a neuron passes on, a line a weight: blue below zero, orange above, the wider the larger. A crossed ring is dropped in this step, and its lines are gone. ";

const CAPTIONS: Record<State["panel"], string> = {
  copies:
    "Below, the plane coloured by the answers of two networks that learn from the same few points and the same first weights, one without dropout and one with it, and their losses; answers and losses are taken with every neuron at work.",
  masks:
    "Below, the weighted sum of one neuron, without its bias, for this point and these weights: a dot for each mask, that of the next training step first, then those of the steps that follow. The line is their mean so far; where it should lie in two cases of three is shaded. What arrives at the ringed neuron is drawn even where that neuron itself is dropped.",
  strikes:
    "Below, one bar for each hidden neuron: by how much the mean loss on the training points (on the first 100, where there are more) rises when that neuron alone is struck out of the network as it is now, every other at work and nothing rescaled. Both networks stand on one scale.",
};

// Training renders the frame many times a second; the controls have nothing new to show then.
const StillMainControls = memo(MainControls);
const StillPanelControls = memo(PanelControls);
const StillSetupControls = memo(SetupControls);
const StillValues = memo(LabValues);

/** A network under the mask of one step; below it, training with and without dropout, or one neuron under many masks. */
export function DropoutLab(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const lab = useLab(state);
  const { job, frame, shown } = lab;
  const neuron = useMemo(() => pickNeuron(state), [state]);
  const sample = useSample(state, lab, neuron);
  const isMasks = state.panel === "masks";
  const growth = useGrowth(
    sample?.sums.length ?? 1,
    `${nameRun(state)} ${shown?.step}`,
    isMasks && job.status !== "running",
  );
  const choose = useCallback(
    ({ layer, unit }: Neuron) => set({ layer, neuron: unit + 1, panel: "masks" }),
    [set],
  );
  const fault = describeFault(frame);
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={
        isMasks && sample !== null
          ? describeSample(state, neuron, sample)
          : lab.strikes !== null
            ? describeStrikes(lab.strikes)
            : describeLab(state, frame, shown?.masks ?? null)
      }
      job={job}
      primary="Train"
      code={() => printPrograms(state)}
      caption={props.caption ?? NETWORK_CAPTION + CAPTIONS[state.panel]}
      controls={<StillSetupControls state={state} set={set} />}
      values={<StillValues frame={frame} shown={shown} sample={sample} strikes={lab.strikes} />}
    >
      <div className={styles.act}>
        {fault !== null && (
          <p className={styles.fault} role="alert">
            {fault}
          </p>
        )}
        {shown === null ? (
          <div className={styles.waiting} />
        ) : (
          <NetworkView
            network={shown.network}
            pass={shown.pass}
            masks={shown.masks}
            chosen={isMasks ? neuron : null}
            onChoose={choose}
            height={state.panel === "copies" ? 330 : 290}
            step={shown.step}
            label="The network for one training point; each neuron can be chosen to average its sum over many masks"
          />
        )}
        <StillMainControls state={state} set={set} />
        <StillPanelControls state={state} set={set} />
        {state.panel === "copies" && <CopiesPanel lab={lab} showValidation={state.showValidation} />}
        {isMasks && sample !== null && shown !== null && (
          <MasksPanel sample={sample} shown={growth} neuron={neuron} step={shown.step} />
        )}
        {state.panel !== "copies" && shown === null && <div className={styles.waiting} />}
        {lab.strikes !== null && <StrikesPanel runs={lab.strikes} />}
      </div>
    </WidgetFrame>
  );
}

/** What begins the masks anew: everything but how many there are. */
function nameRun({ masks: _masks, mode: _mode, showValidation: _show, ...rest }: State): string {
  return JSON.stringify(rest);
}

function useSample(state: State, { shown, experiments }: Lab, neuron: Neuron) {
  const { panel, masks: count, scaled } = state;
  const experiment = experiments[1];
  return useMemo(() => {
    if (panel !== "masks" || shown === null) return null;
    const { network, input, row, step } = shown;
    return sampleSums({ network, experiment, input, row, neuron, step, count, scaled });
  }, [panel, shown, experiment, neuron, count, scaled]);
}
