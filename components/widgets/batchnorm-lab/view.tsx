"use client";

import { memo, useMemo } from "react";
import { useComparisonReport } from "@/components/training/use-comparison-report";
import { SuperscriptText } from "@/components/ui/superscript-text";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { followExample } from "./company";
import { CompanyControls } from "./company-controls";
import { CompanyPicture } from "./company-picture";
import { ModeChoice } from "./mode-choice";
import { NetworkControls } from "./network-controls";
import { NetworkPicture } from "./network-picture";
import { sendBatch } from "./neuron";
import { NeuronControls } from "./neuron-controls";
import { NeuronPicture } from "./neuron-picture";
import { CompanyReadout, NetworkReadout, NeuronReadout } from "./readouts";
import { definition, type Mode, type State } from "./state";
import { useNetwork } from "./use-network";
import { CompanyValues, NetworkValues, NeuronValues } from "./values";
import styles from "./view.module.css";
import { describeCompany, describeNetwork, describeNeuron } from "./words";

const CAPTIONS: Record<Mode, string> = {
  neuron:
    "Each dot is one example of the batch: what one neuron gives for it, before, normalised and rescaled, on one axis and joined by a line. Blue is below zero, orange above; hollow is what ReLU would set to zero. Under each row a tick at the mean and a bar of one standard deviation to each side. The dashed curve is the distribution that batches are drawn from. On the right, each grey dot is another batch of the same size, the ink one is this batch; dashed, the mean and standard deviation of all examples.",
  company:
    "The ink diamond is one example that meets another batch at every step; drag it. Above, the batch of the step you look at; below, on the left what the example becomes at every step, on the right the running mean and variance, which begin at 0 and 1, beside those of all examples (dashed). What lies beyond an axis is drawn at its end. The running statistics follow the batches as they were without the example. γ is 1 and β is 0.",
  network:
    "Two networks of ReLU layers of 16 units from the same first weights, trained with plain gradient descent on the same batches of points of two classes. The plane is coloured by what each answers at inference, with running statistics. Below, their losses on the 400 training points, likewise at inference; the loss in training, by the batches’ own statistics, stands in the figures. The share of right answers is of 100 points held back.",
};

// A running training renders the frame many times a second; the controls have nothing new to show then.
const StillModeChoice = memo(ModeChoice);
const StillNeuronControls = memo(NeuronControls);
const StillCompanyControls = memo(CompanyControls);
const StillNetworkControls = memo(NetworkControls);
const StillNetworkValues = memo(NetworkValues);

/** Batch normalization at three distances: one neuron, one example among others, a deep network with it and without. */
export function BatchnormLab(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const network = useNetwork(state);
  const view = useModeView(state, set, network);
  useComparisonReport(
    state.mode === "network" ? network.frame : null,
    ["without", "with batch normalization"],
    widget.isDefault,
  );
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={<SuperscriptText text={view.title} />}
      job={state.mode === "network" ? network.job : undefined}
      primary="Train"
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTIONS[state.mode]}
      controls={view.controls}
      readout={view.readout}
      values={view.values}
    >
      <div className={styles.act}>
        <div data-screen-only>
          <StillModeChoice state={state} set={set} />
        </div>
        {view.picture}
      </div>
    </WidgetFrame>
  );
}

/** What stands in the frame's places in the mode that is chosen. */
function useModeView(
  state: State,
  set: ReturnType<typeof useWidget<State>>["set"],
  network: ReturnType<typeof useNetwork>,
) {
  const { mode } = state;
  const batch = useMemo(() => (mode === "neuron" ? sendBatch(state) : null), [mode, state]);
  const steps = useMemo(() => (mode === "company" ? followExample(state) : null), [mode, state]);
  if (batch !== null)
    return {
      title: describeNeuron(state, batch),
      picture: <NeuronPicture state={state} batch={batch} />,
      controls: <StillNeuronControls state={state} set={set} />,
      readout: <NeuronReadout state={state} batch={batch} />,
      values: <NeuronValues batch={batch} />,
    };
  if (steps !== null)
    return {
      title: describeCompany(state, steps),
      picture: (
        <CompanyPicture
          state={state}
          steps={steps}
          onDrag={(example, phase) => set({ example }, { transient: phase === "drag" })}
        />
      ),
      controls: <StillCompanyControls state={state} set={set} />,
      readout: <CompanyReadout state={state} steps={steps} />,
      values: <CompanyValues steps={steps} />,
    };
  return {
    title: describeNetwork(state, network.frame),
    picture: <NetworkPicture state={state} network={network} />,
    controls: <StillNetworkControls state={state} set={set} />,
    readout: <NetworkReadout network={network} />,
    values: <StillNetworkValues logs={network.logs} />,
  };
}
