"use client";

import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { ValuesTable } from "@/components/widget/values-table";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { countGigaflops } from "@/lib/lab/bench/measure-device";
import { BenchBar } from "./bench-bar";
import { BenchChart } from "./bench-chart";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { DevicesTable } from "./devices-table";
import { compareDevices } from "./readings";
import { definition, type State } from "./state";
import { useBench } from "./use-bench";
import styles from "./view.module.css";
import { describeComparison, describeMachine, explainCrossing, nameBenchDevice, writeTitle } from "./words";

const CAPTION =
  "Time of one run against its size, both on logarithmic axes, measured now on this machine: the median of several samples, each long enough for the clock, after a warm-up that does not count. A multiply-add counts as two operations. All four devices run the same TensorFlow.js operations; WASM with some kernels of our own. Dashed: where one device overtakes another.";

/** The same work on every device of the reader's machine. */
export function DeviceBench(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const { job, frame } = useBench(state);
  const { workload } = state;
  const comparisons = frame === null ? [] : compareDevices(frame);
  const reason = frame === null ? null : explainCrossing(frame);
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(frame, workload)}
      code={() => printPrograms(workload)}
      caption={props.caption ?? CAPTION}
      controls={<Controls state={state} set={set} />}
      values={
        <ValuesTable
          caption="Every size on every device"
          columns={["device", "size", "multiply-adds", "milliseconds", "GFLOP/s", "samples", "note"]}
          rows={(frame?.cells ?? []).map((cell) => [
            nameBenchDevice(cell.device),
            cell.size,
            cell.multiplyAdds,
            cell.seconds === null ? "" : 1_000 * cell.seconds,
            countGigaflops(cell) ?? "",
            cell.samples,
            cell.note ?? "",
          ])}
        />
      }
    >
      <div className={styles.bench} ref={job.viewRef}>
        <BenchChart state={state} frame={frame} />
        <BenchBar job={job} done={frame?.cells.length ?? 0} count={frame?.count ?? 0} />
        <DevicesTable state={state} frame={frame} />
        <div className={styles.words} aria-live="polite">
          {describeMachine(frame, job.verdicts).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {comparisons.map((comparison) => (
            <p key={`${comparison.device} ${comparison.other}`}>{describeComparison(workload, comparison)}</p>
          ))}
          {reason !== null && <p>{reason}</p>}
        </div>
      </div>
    </WidgetFrame>
  );
}
