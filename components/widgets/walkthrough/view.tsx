"use client";

import { useCallback, useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { DeviceMenu } from "@/components/widget/device-menu";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { CellView } from "./cell-view";
import { type CellName, cellNames, findMissing, judgeCell, listRest } from "./cells";
import { printPrograms } from "./code";
import { countDigits } from "./experiment";
import { FindingsView } from "./findings";
import { RunBar } from "./run-bar";
import { Settings } from "./settings";
import { definition, type State } from "./state";
import { TestFindings } from "./test-findings";
import { useNotebook } from "./use-notebook";
import { useSeal } from "./use-seal";
import styles from "./view.module.css";
import { writeTitle } from "./words";

const CAPTION =
  "Twelve cells on one set of handwritten digits, drawn here from a seed. Each runs in your browser and goes on from the ones before it; a setting that is changed makes what hangs on it stale. Run all leaves the test to you: its seal opens once.";

const noneMissing: CellName[] = [];

/** An experiment from its question to an attack on its answer, cell by cell. */
export function Walkthrough(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const { job, frame, keys, run, stop, startOver } = useNotebook(state);
  const opening = useSeal(state, frame.outputs);
  const column = useRef<HTMLDivElement>(null);

  const runOne = useCallback((cell: CellName) => run([cell]), [run]);
  const rest = useMemo(() => listRest(state, keys), [keys, state]);
  const canOpen = opening === null && findMissing("test", state, keys).length === 0;
  const next =
    cellNames.find((cell) =>
      cell === "test" ? canOpen : rest.includes(cell) && findMissing(cell, state, keys).length === 0,
    ) ?? null;
  const { running, queue, outputs } = frame;

  const judge = (cell: CellName) => {
    if (cell !== "test") return judgeCell(cell, state, keys);
    return opening === null ? "empty" : opening.isChanged ? "stale" : "fresh";
  };
  const nameAction = (cell: CellName): string | null => {
    if (cell === "test") return opening === null ? "Open the seal" : null;
    return keys[cell] === undefined ? "Run" : "Run again";
  };
  const runNext = (cell: CellName) => {
    run([cell]);
    column.current?.querySelector(`[data-cell="${cell}"]`)?.scrollIntoView({ block: "nearest" });
  };

  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(outputs, opening)}
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTION}
    >
      <div ref={job.viewRef} className={styles.notebook}>
        <div ref={column} className={styles.column}>
          {cellNames.map((cell) => {
            const output = outputs[cell];
            const missing =
              cell === "test" && opening !== null ? noneMissing : findMissing(cell, state, keys);
            return (
              <CellView
                key={cell}
                cell={cell}
                state={state}
                status={judge(cell)}
                missing={missing.length === 0 ? noneMissing : missing}
                progress={running?.cell === cell ? running.done / running.of : null}
                isWaiting={queue.includes(cell)}
                action={nameAction(cell)}
                onRun={runOne}
                settings={<Settings cell={cell} state={state} set={set} />}
              >
                {cell === "test" ? (
                  <TestFindings
                    opening={opening}
                    goal={state.goal}
                    count={countDigits(state).test}
                    onNewDigits={() => set({ seed: (state.seed + 1) % 10_000 })}
                  />
                ) : (
                  output !== undefined && <FindingsView cell={cell} output={output} />
                )}
              </CellView>
            );
          })}
        </div>
        <RunBar
          job={job}
          frame={frame}
          next={next}
          hasRest={rest.length > 0}
          onRunNext={runNext}
          onRunAll={() => run(rest)}
          onStop={stop}
          onStartOver={startOver}
        />
        <div className={styles.below} data-screen-only>
          <DeviceMenu job={job} />
          <Button onPress={startOver}>Start over</Button>
        </div>
      </div>
    </WidgetFrame>
  );
}
