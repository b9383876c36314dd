"use client";

import { z } from "zod";
import { usePalette } from "@/components/charts/palette";
import { PixelPicture } from "@/components/charts/pixel-picture";
import { RunCurves } from "@/components/training/run-curves";
import { printTrainerLink } from "@/components/training/trainer-link";
import { printBuilderLink } from "@/components/widgets/cnn-builder/training";
import type { EvidenceView as Evidence } from "@/lib/contract/gradebook";
import { runPointSchema } from "@/lib/experiment/run/point";
import { type Experiment, experimentSchema } from "@/lib/experiment/schema";
import styles from "./grade-dialog.module.css";

const pointsSchema = z.array(runPointSchema);

function Answers({ answers }: { answers: Extract<Evidence, { kind: "answer" }>["answers"] }) {
  return (
    <table className={styles.answers}>
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col">Answer</th>
          <th scope="col">Told</th>
        </tr>
      </thead>
      <tbody>
        {answers.map(({ id, label, text, isRight, message }) => (
          <tr key={id}>
            <th scope="row">{label}</th>
            <td>{text === "" ? "–" : text}</td>
            <td data-right={isRight}>{message}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Code({ code, cases }: Extract<Evidence, { kind: "code" }>) {
  return (
    <>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.code} tabIndex={0} role="region" aria-label="Program">
        <code>{code}</code>
      </pre>
      {cases.length > 0 && (
        <p className={styles.sum}>
          {cases.map(({ name, isRight }) => `${name}: ${isRight ? "right" : "wrong"}`).join("; ")}.
        </p>
      )}
    </>
  );
}

/** The address of the widget in which such a run is made. */
const printReplayLink = (experiment: Experiment) =>
  (experiment.data.source.kind === "digits" ? printBuilderLink : printTrainerLink)(experiment);

function Run({ experiment, points }: Extract<Evidence, { kind: "experiment" }>) {
  const settings = experimentSchema.safeParse(experiment);
  const curve = pointsSchema.safeParse(points);
  const palette = usePalette();
  return (
    <>
      {curve.success && curve.data.length > 1 && (
        <RunCurves
          runs={[{ name: "run", color: palette.classes[0], points: curve.data }]}
          quantity="loss"
          parts={["train", "validation"]}
          height={180}
        />
      )}
      {settings.success ? (
        <p className={styles.sum}>
          <a href={printReplayLink(settings.data)} target="_blank" rel="noreferrer">
            Train it again with these settings
          </a>
        </p>
      ) : (
        <p className={styles.sum}>Its settings cannot be read any more.</p>
      )}
    </>
  );
}

/** What was handed in, for who looks at it. */
export function EvidenceView({ evidence }: { evidence: Evidence }) {
  switch (evidence.kind) {
    case "answer":
      return <Answers answers={evidence.answers} />;
    case "code":
      return <Code {...evidence} />;
    case "experiment":
      return <Run {...evidence} />;
    case "attack":
      return (
        <div className={styles.picture}>
          <PixelPicture
            label="The picture that was handed in"
            values={evidence.values}
            rows={evidence.side}
            columns={evidence.side}
            shade={{ kind: "levels", low: 0, high: 1 }}
          />
        </div>
      );
    case "unreadable":
      return <pre className={styles.code}>{evidence.text}</pre>;
  }
}
