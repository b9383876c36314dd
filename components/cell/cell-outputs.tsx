"use client";

import { LiveLines } from "@/components/charts/live-lines";
import { PixelPicture } from "@/components/charts/pixel-picture";
import { ValuesTable } from "@/components/widget/values-table";
import type { Fault, Output } from "@/lib/sandbox/browser/protocol";
import styles from "./cell.module.css";
import { TensorView } from "./tensor-view";

export interface CellOutputsProps {
  name: string;
  outputs: readonly Output[];
  fault: Fault | null;
}

/** What a cell has put out: only text, numbers and pictures drawn from numbers, whatever its program sends. */
export function CellOutputs({ name, outputs, fault }: CellOutputsProps) {
  return (
    <div className={styles.outputs} role="group" aria-label={`Output of ${name}`}>
      {outputs.map((output, index) => (
        <OutputView key={index} output={output} name={name} />
      ))}
      {fault !== null && (
        <p className={styles.fault} role="alert">
          {fault.line !== null && <b>Line {fault.line}. </b>}
          {fault.message}
        </p>
      )}
    </div>
  );
}

function OutputView({ output, name }: { output: Output; name: string }) {
  switch (output.kind) {
    case "log":
    case "value":
      return (
        <TextOutput text={output.text} level={output.kind === "log" ? output.level : "value"} name={name} />
      );
    case "tensor":
      return <TensorView tensor={output} />;
    case "image":
      return (
        <div className={styles.image} style={{ width: Math.max(8 * output.width, 112) }}>
          <PixelPicture
            label={`Picture of ${output.height} by ${output.width} pixels, from ${name}`}
            values={output.pixels}
            rows={output.height}
            columns={output.width}
            channels={3}
            shade={{ kind: "levels", low: 0, high: 1 }}
          />
        </div>
      );
    case "table":
      return (
        <ValuesTable caption={`${output.rows.length} rows`} columns={output.columns} rows={output.rows} />
      );
    case "chart":
      return (
        <LiveLines
          series={output.series}
          xLabel={output.xLabel}
          yLabel={output.yLabel}
          yScale={output.isLog ? "log" : "linear"}
          height={220}
          ariaLabel={`Chart of ${output.series.map((line) => line.name || output.yLabel || "values").join(", ")}, from ${name}`}
        />
      );
  }
}

function TextOutput({
  text,
  level,
  name,
}: {
  text: string;
  level: "log" | "warn" | "error" | "value";
  name: string;
}) {
  const label = `${level === "value" ? "Value" : "Log"} of ${name}`;
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className={styles.text} data-level={level} tabIndex={0} aria-label={label}>
      {text}
    </pre>
  );
}
