"use client";

import { useState } from "react";
import { TextField } from "@/components/ui/text-field";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { useWalk } from "@/components/widget/use-walk";
import { ValuesTable } from "@/components/widget/values-table";
import { Walk } from "@/components/widget/walk";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { FaultPlace } from "./fault-place";
import { Graph } from "./graph";
import { buildStage, checkDerivatives, findFault, nameEntry } from "./model";
import { definition, LONGEST_TEXT, type State } from "./state";
import { TapeTable } from "./tape-table";
import styles from "./view.module.css";
import { describeAgreement, describeStage, describeStep, nameStep, spellEntry } from "./words";

const CAPTION =
  "Each node is one line of the tape: its value, found from left to right (on a narrow screen from top to bottom), and, behind ∂, the derivative of the result by it, found on the way back. A node that is used twice adds up what both send it.";

const WORDS = { group: "Walk over the tape", next: "Next step", slider: "Step" };

/** An expression, the tape that its computation leaves, and the derivatives that come of reading it backwards. */
export function AutodiffGraph(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const [pointed, setPointed] = useState<number | null>(null);
  const fault = findFault(state.expression);
  // While a text is being typed it is seldom an expression: the last one that was stays in view.
  const [lastGood, setLastGood] = useState(definition.schema.parse({}).expression);
  if (fault === null && state.expression !== lastGood) setLastGood(state.expression);
  const stage = buildStage(fault === null ? state : { ...state, expression: lastGood });
  const { tape, run } = stage;
  const walk = useWalk({
    index: stage.step,
    count: stage.steps + 1,
    columns: stage.steps + 1,
    set: ({ column }, options) => set({ step: column }, options),
  });
  const checks = checkDerivatives(stage);
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={fault === null ? describeStage(stage) : "This is not an expression yet"}
      {...(tape.variables.length > 0 ? { code: () => printPrograms(stage) } : {})}
      caption={props.caption ?? CAPTION}
      controls={<Controls stage={stage} set={set} />}
      readout={
        <Readout
          items={[
            { label: "operations forward", value: String(stage.forwardSteps), width: 2 },
            { label: "derivatives in one way back", value: String(tape.variables.length), width: 1 },
            { label: "difference quotients", value: describeAgreement(checks), width: 26 },
          ]}
        />
      }
      values={
        <>
          <ValuesTable
            caption="Every line of the tape"
            columns={["line", "operation", "value", "derivative of the result by it"]}
            rows={tape.entries.map((_, index) => [
              nameEntry(tape, index),
              spellEntry(tape, index),
              stage.values[index] ?? NaN,
              run.derivatives[index] ?? "none",
            ])}
          />
          <ValuesTable
            caption="Each derivative beside its difference quotient, (f(x + h) − f(x − h)) / 2h with h = 0.00001"
            columns={["variable", "derivative", "difference quotient"]}
            rows={checks.map(({ name, derivative, difference }) => [name, derivative, difference])}
          />
        </>
      }
    >
      <div className={styles.expression}>
        <TextField
          label="Expression"
          value={state.expression}
          maxLength={LONGEST_TEXT}
          error={fault?.message ?? null}
          onChange={(expression) => set({ expression, step: 999 }, { transient: true })}
        />
        {fault !== null && <FaultPlace text={state.expression} place={fault.place} />}
      </div>
      <div className={styles.picture} data-stale={fault !== null || undefined}>
        <Graph stage={stage} pointed={pointed} onPoint={setPointed} />
        <Walk {...walk} describe={(step) => nameStep(stage, step)} words={WORDS} />
        <div className={styles.told} aria-live="polite">
          {describeStep(stage).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        <TapeTable stage={stage} pointed={pointed} onPoint={setPointed} />
      </div>
    </WidgetFrame>
  );
}
