"use client";

import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import { seriesAnswers, seriesSymbols } from "@/lib/data/series";
import { tasks, type TrainedShape } from "./experiments";
import type { Example } from "./job";
import styles from "./view.module.css";

/** Examples held back: what is read, what would be right, and what the network says now. */
export function Examples({ shape, examples }: { shape: TrainedShape; examples: readonly Example[] }) {
  if (shape === "one-to-many") return <Wave example={examples[0]} />;
  const task = tasks[shape];
  const spell = (numbers: readonly number[], names: readonly string[]) =>
    numbers.map((number) => names[number] ?? "?");
  return (
    <div className={styles.examples}>
      {examples.map(({ read, right, given }, i) => (
        <dl key={i} className={styles.example} aria-label={`Example ${i + 1}, held back`}>
          <dt>read</dt>
          <dd>{spell(read, seriesSymbols[task]).join(" ")}</dd>
          <dt>right</dt>
          <dd>{spell(right, seriesAnswers[task]).join(" ")}</dd>
          <dt>given</dt>
          <dd>
            {spell(given, seriesAnswers[task]).map((answer, step) => (
              <span key={step}>
                {step > 0 && " "}
                {given[step] === right[step] ? answer : <mark className={styles.wrong}>{answer}</mark>}
              </span>
            ))}
          </dd>
        </dl>
      ))}
    </div>
  );
}

function Wave({ example }: { example: Example | undefined }) {
  const palette = usePalette();
  const { read = [], right = [], given = [] } = example ?? {};
  const x = right.map((_, i) => i + 1);
  return (
    <LiveLines
      series={[
        { name: "right", x, y: right, color: palette.muted, dash: true },
        { name: "given", x, y: given, color: palette.ink },
      ]}
      xLabel="step"
      yLabel="height of the wave"
      yRange={{ low: -1.1, high: 1.1 }}
      height={170}
      ariaLabel={`A wave held back, from the numbers ${read.map((value) => value.toFixed(2)).join(" and ")}, and the one that the network draws. Largest difference ${Math.max(0, ...right.map((value, i) => Math.abs(value - (given[i] ?? 0)))).toFixed(2)}.`}
    />
  );
}
