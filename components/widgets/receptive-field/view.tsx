"use client";

import { useMemo } from "react";
import { usePalette } from "@/components/charts/palette";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { findEffective } from "./effective";
import { HeatMap } from "./heat-map";
import { LevelsView } from "./levels-view";
import { buildStage } from "./model";
import { Profile } from "./profile";
import { definition, type State } from "./state";
import { useGradient } from "./use-gradient";
import { Values } from "./values";
import styles from "./view.module.css";
import { nameBox, spellRecursion, writeTitle } from "./words";

const CAPTION =
  "Above, the picture and the map of each layer; the square in each is what reaches the chosen unit, which is drawn solid. Press on a map to choose another unit. Below, the picture again: colour is how much the unit moves when that pixel does, over many random weights and pictures; where no way leads to the unit, nothing is drawn. The outer frame is the theoretical window, dashed where the border cuts it off. The inner, coloured frame is the smallest square around the same middle that holds 95 % of the gradient’s square.";

/** What one unit of a stack sees: by the recursion, and by the gradient. */
export function ReceptiveField(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const palette = usePalette();
  const stage = useMemo(() => buildStage(state), [state]);
  const { job, frame } = useGradient(stage, state);
  const effective = useMemo(
    () => (frame === null ? null : findEffective(frame.squares, state.side, stage.whole)),
    [frame, stage, state.side],
  );
  const title = writeTitle(stage, effective);
  const sight = stage.levels[stage.unit.layer + 1]?.sight;
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={title}
      job={job}
      primary="Average"
      code={stage.unit.layer < 0 ? undefined : () => printPrograms(stage)}
      caption={props.caption ?? CAPTION}
      controls={<Controls state={state} set={set} />}
      readout={
        <Readout
          items={[
            { label: "theoretical", value: nameBox(stage.whole), width: 9 },
            { label: "95 % within", value: effective === null ? "–" : nameBox(effective), width: 9 },
            { label: "jump", value: String(sight?.jump ?? 1), width: 2 },
            { label: "draws", value: String(frame?.draws ?? 0), width: 3 },
          ]}
        />
      }
      values={<Values stage={stage} layers={state.layers} frame={frame} />}
    >
      <div className={styles.field}>
        {stage.fault !== null && (
          <p className={styles.fault} role="alert">
            {stage.fault.message}
          </p>
        )}
        <LevelsView stage={stage} layers={state.layers} set={set} />
        <p className={styles.sum}>
          <span className={styles.label}>layer {stage.unit.layer + 1} sees </span>
          {spellRecursion(stage)}
        </p>
        <div className={styles.pair}>
          <HeatMap stage={stage} frame={frame} effective={effective} palette={palette} label={title} />
          <Profile stage={stage} frame={frame} palette={palette} />
        </div>
      </div>
    </WidgetFrame>
  );
}
