"use client";

import { memo, useEffect, useState, type ReactNode } from "react";
import { Tabs } from "@/components/ui/tabs";
import type { ExperimentFrame } from "@/lib/lab/experiment-job";
import { DataControls, type DataControlsProps } from "./data-controls";
import { LimitsControls } from "./limits-controls";
import { Measures } from "./measures";
import { NetworkControls, type NetworkControlsProps } from "./network-controls";
import { TrainingControls } from "./training-controls";
import styles from "./view.module.css";

export interface PanelsProps extends NetworkControlsProps, DataControlsProps {
  classes: readonly string[] | null;
  /** The newest frame, while the measures are shown. */
  frame: ExperimentFrame | null;
  onMeasured: (isMeasured: boolean) => void;
  warp: ReactNode;
  runs: ReactNode;
}

// A running training renders the panels many times a second; the controls have nothing new to show then.
const StillDataControls = memo(DataControls);
const StillNetworkControls = memo(NetworkControls);
const StillTrainingControls = memo(TrainingControls);
const StillLimitsControls = memo(LimitsControls);

/** All that can be set, in the order of thought: data, network, training, limits; then what was measured. */
export function Panels(props: PanelsProps) {
  const { network, classes, frame, onMeasured, warp, runs } = props;
  const { state, change, may, brush, onBrush, layer, onLayer, isAdvanced, onAdvanced } = props;
  const settings = { state, change, may };
  const group = (content: ReactNode) => <div className={styles.controls}>{content}</div>;
  return (
    <div className={styles.panels}>
      <Tabs
        label="Settings"
        tabs={[
          {
            id: "data",
            title: "Data",
            content: group(<StillDataControls {...settings} brush={brush} onBrush={onBrush} />),
          },
          {
            id: "network",
            title: "Network",
            content: group(
              <StillNetworkControls
                {...settings}
                network={network}
                layer={layer}
                onLayer={onLayer}
                isAdvanced={isAdvanced}
                onAdvanced={onAdvanced}
              />,
            ),
          },
          { id: "training", title: "Training", content: group(<StillTrainingControls {...settings} />) },
          { id: "limits", title: "Holding back", content: group(<StillLimitsControls {...settings} />) },
          ...(may.see("measures")
            ? [
                {
                  id: "measures",
                  title: "Measures",
                  content: (
                    <Shown onShown={onMeasured}>
                      {warp}
                      <Measures
                        network={network}
                        classes={classes}
                        confusion={frame?.confusion ?? null}
                        weights={frame?.weights ?? null}
                        gradients={frame?.gradients ?? null}
                      />
                    </Shown>
                  ),
                },
              ]
            : []),
          ...(may.see("runs") ? [{ id: "runs", title: "Runs", content: runs }] : []),
        ]}
      />
    </div>
  );
}

/** Says while its content is on screen, so that the worker measures only what is looked at. */
function Shown({ onShown, children }: { onShown: (isShown: boolean) => void; children: ReactNode }) {
  const [tell] = useState(() => onShown);
  useEffect(() => {
    tell(true);
    return () => tell(false);
  }, [tell]);
  return <div className={styles.measured}>{children}</div>;
}
