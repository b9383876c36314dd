"use client";

import { useEffect, useState, type ReactNode } from "react";
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
}

/** All that can be set, in the order of thought: data, network, training, limits; then what was measured. */
export function Panels(props: PanelsProps) {
  const { network, classes, frame, may, onMeasured } = props;
  const group = (content: ReactNode) => <div className={styles.controls}>{content}</div>;
  return (
    <div className={styles.panels}>
      <Tabs
        label="Settings"
        tabs={[
          { id: "data", title: "Data", content: group(<DataControls {...props} />) },
          { id: "network", title: "Network", content: group(<NetworkControls {...props} />) },
          { id: "training", title: "Training", content: group(<TrainingControls {...props} />) },
          { id: "limits", title: "Holding back", content: group(<LimitsControls {...props} />) },
          ...(may.see("measures")
            ? [
                {
                  id: "measures",
                  title: "Measures",
                  content: (
                    <Shown onShown={onMeasured}>
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
  return children;
}
