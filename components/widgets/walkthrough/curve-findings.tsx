"use client";

import { useMemo } from "react";
import { usePalette } from "@/components/charts/palette";
import { type Diagnosis, diagnose } from "@/components/training/diagnosis/diagnosis";
import { describeDiagnosis } from "@/components/training/diagnosis/words";
import { RunCurves } from "@/components/training/run-curves";
import { ReadDigits } from "./digit-views";
import { CLASSES } from "./experiment";
import type { CurvePoint, Findings } from "./outputs";
import styles from "./view.module.css";
import { describeConfusion, describeGap, printScore } from "./words";

const parts = ["train", "validation"] as const;
const noTest = { loss: NaN, accuracy: null };
const CHANCE = Math.log(CLASSES);

/** Loss and accuracy after each epoch, on the two parts that may be looked at. */
export function Curves({ points }: Findings["train"]) {
  const palette = usePalette();
  const runs = useMemo(
    () => [
      {
        name: "network",
        color: palette.classes[0],
        points: points.map((point) => ({ ...point, test: noTest })),
      },
    ],
    [palette, points],
  );
  return (
    <div className={styles.pair}>
      <RunCurves runs={runs} parts={parts} quantity="loss" ceiling={3} height={220} />
      <RunCurves runs={runs} parts={parts} quantity="accuracy" height={220} />
    </div>
  );
}

/** What the curves of a training say. */
export function diagnosePoints(points: readonly CurvePoint[]): Diagnosis {
  const steps = points.map(({ step }) => step);
  const read = (part: (typeof parts)[number]) => ({ steps, losses: points.map((point) => point[part].loss) });
  return diagnose({ train: read("train"), validation: read("validation"), chance: CHANCE });
}

/** The diagnosis in words, the confusion matrix, and the mistakes made with the most confidence. */
export function MonitorFindings({ points, confusion, score, worst }: Findings["monitor"]) {
  const { title, saw, attempt } = describeDiagnosis(diagnosePoints(points), CHANCE);
  return (
    <>
      <p>
        <b>{title}.</b> {saw} {describeGap(points)} {attempt}
      </p>
      <ConfusionTable confusion={confusion} />
      <p>
        {printScore(score)} right. {describeConfusion(confusion, CLASSES)}
      </p>
      {worst.length > 0 && (
        <>
          <p className={styles.label}>
            The mistakes it was surest of, with the probability that it gave them:
          </p>
          <ReadDigits digits={worst} label="The worst mistakes on validation digits" />
        </>
      )}
    </>
  );
}

function ConfusionTable({ confusion }: { confusion: readonly number[] }) {
  const most = Math.max(1, ...confusion);
  const classes = Array.from({ length: CLASSES }, (_, k) => k);
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Confusion matrix">
      <table className={styles.confusion}>
        <caption>Validation digits: what each is (rows) and what it was read as (columns)</caption>
        <thead>
          <tr>
            <td />
            {classes.map((k) => (
              <th key={k} scope="col">
                {k}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((label) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {classes.map((answer) => {
                const count = confusion[label * CLASSES + answer] ?? 0;
                return (
                  <td
                    key={answer}
                    data-right={label === answer || undefined}
                    style={{ "--share": count / most } as React.CSSProperties}
                  >
                    {count === 0 ? "·" : count}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
