"use client";

import { useMemo } from "react";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { ValuesTable } from "@/components/widget/values-table";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { CellDiagram } from "./cell-diagram";
import { cells } from "./cells";
import { printPrograms } from "./code";
import { Equations } from "./equations";
import { FollowingPanel } from "./following-panel";
import { HeatMap } from "./heat-map";
import { LossCurves } from "./loss-curves";
import { HoldControls, PlaceControls } from "./place-controls";
import { definition, type State } from "./state";
import { TaskControls } from "./task-controls";
import { explainUnit } from "./unit-step";
import { useReading } from "./use-reading";
import { useTraining } from "./use-training";
import styles from "./view.module.css";
import { describeQuestion, describeState, printPercent, showCharacter, spellParameters } from "./words";

const CAPTION =
  "One column per step, one row per unit; above, the symbols read, below, the right answers and the network's (a bar under a wrong one). Gates go from shut (dark) to open (light); the candidate, the memory and the output are signed. The framed step and unit are the ones of the equations.";

/** A recurrent cell in training, gate by gate, step by step, unit by unit. */
export function LstmGateVisualizer(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const training = useTraining(state);
  const { job, spec, weights } = training;
  const reading = useReading(state, training);
  const { sequence, tape, trace, score, freeScore, intervention } = reading;
  const length = sequence.symbols.length;
  const time = Math.min(state.time, length - 1);
  const unit = Math.min(state.unit, spec.units - 1);
  const symbol = sequence.symbols[time] ?? 0;
  const step = useMemo(
    () => explainUnit(spec.cell, weights, trace, { time, unit, units: spec.units, symbol }, intervention),
    [spec, weights, trace, time, unit, symbol, intervention],
  );
  const { gates, values } = cells[spec.cell];
  const pick = (place: { time: number; unit: number | null }, options: { transient: boolean }) =>
    set({ time: place.time, ...(place.unit === null ? {} : { unit: place.unit }) }, options);
  const map = { trace, units: spec.units, tape, time, unit, zeroed: intervention.zeroed, onPick: pick };
  const answer = tape.answers[time];
  const free =
    freeScore === null ? "the same" : `${freeScore.loss.toFixed(4)}, ${printPercent(freeScore.accuracy)}`;
  const place = { kind: spec.cell, state, length, time, unit, set };
  // Whoever trains wants to see it: an earlier snapshot gives way to the newest weights.
  const showNewest = (act: () => void) => () => {
    if (state.snapshot !== null) set({ snapshot: null });
    act();
  };

  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      job={{
        ...job,
        play: showNewest(job.play),
        restart: showNewest(job.restart),
        advance: (steps) => showNewest(() => job.advance(steps))(),
      }}
      primary="Train"
      title={describeState(spec, training.step, score, freeScore, intervention)}
      caption={props.caption ?? CAPTION}
      code={() => printPrograms(spec)}
      controls={
        <>
          <HoldControls {...place} />
          <TaskControls state={state} set={set} />
        </>
      }
      readout={
        <>
          <Readout
            items={[
              { label: "held-out loss", value: score.loss.toFixed(4), width: 7 },
              { label: "right", value: printPercent(score.accuracy), width: 5 },
              { label: "with nothing held", value: free, width: 14 },
              {
                label: "parameters of the cell",
                value: spellParameters(spec.cell, reading.task.vocabulary.length, spec.units),
                width: 30,
              },
            ]}
          />
          <div className={styles.inside}>
            <FollowingPanel
              followings={reading.followings}
              unit={unit}
              onPick={(next) => set({ unit: next })}
            />
            <LossCurves runs={training.comparable} steps={spec.steps} />
          </div>
        </>
      }
      values={
        <ValuesTable
          caption={`Unit ${unit + 1} at every step`}
          columns={[
            "step",
            "read",
            ...[...gates, ...values].map((part) => part.title),
            "right answer",
            "answer",
          ]}
          rows={tape.symbols.map((read, t) => [
            t + 1,
            showCharacter(read),
            ...[...gates, ...values].map((part) => trace[part.name]?.[t * spec.units + unit] ?? 0),
            tape.targets[t] ?? "",
            tape.targets[t] == null ? "" : (tape.answers[t]?.text ?? ""),
          ])}
        />
      }
    >
      <p className={styles.question}>{describeQuestion(spec)}</p>
      <div className={styles.maps}>
        {gates.length > 0 && <HeatMap parts={gates} isGate {...map} />}
        <HeatMap parts={values} isGate={false} {...map} />
      </div>
      <PlaceControls {...place} kept={training.kept} shown={training.step} />
      <p className={styles.said} aria-live="polite">
        Step {time + 1} reads <b>{showCharacter(tape.symbols[time] ?? "")}</b>
        {answer?.isRight == null
          ? "; nothing is asked here."
          : `; the answer is ${showCharacter(answer.text)}, with ${printPercent(answer.probability)}, which is ${
              answer.isRight
                ? "right"
                : `wrong: ${showCharacter(tape.targets[time] ?? "")} got ${printPercent(answer.ofRight ?? 0)}`
            }.`}
      </p>
      <div className={styles.step}>
        <Equations kind={spec.cell} step={step} />
        <CellDiagram kind={spec.cell} step={step} />
      </div>
    </WidgetFrame>
  );
}
