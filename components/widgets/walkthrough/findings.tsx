"use client";

import { memo } from "react";
import { ValuesTable } from "@/components/widget/values-table";
import type { CellName } from "./cells";
import { DigitSheet, ReadDigits } from "./digit-views";
import { CLASSES } from "./experiment";
import { Curves, MonitorFindings } from "./curve-findings";
import type { Findings, Output } from "./outputs";
import { SaveFindings } from "./save-findings";
import styles from "./view.module.css";
import { printCount, printPercent, printScore, printShape } from "./words";

const classNames = Array.from({ length: CLASSES }, (_, k) => String(k));

function QuestionFindings({ goal }: Findings["question"]) {
  return (
    <p>
      Which digit stands in the box? A network is to read it, wherever in the box it was written. What will
      count is one number: the share of digits read right among those that nobody has looked at. Good is{" "}
      {printPercent(goal)} or more.
    </p>
  );
}

function DataFindings({ digits, count }: Findings["data"]) {
  return (
    <>
      <DigitSheet digits={digits} />
      <p>
        {printCount(count)} digits drawn, 14 × 14 pixels from 0, black, to 1, white. Shown are the first{" "}
        {digits.length}, which will be among those to learn from: the last ones are not for looking at.
      </p>
    </>
  );
}

function SplitFindings({ classes }: Findings["split"]) {
  const names = { train: "training", validation: "validation", test: "test, sealed" } as const;
  const parts = ["train", "validation", "test"] as const;
  return (
    <ValuesTable
      caption="Digits of each class in each part"
      columns={["part", ...classNames, "all"]}
      rows={parts.map((part) => [
        names[part],
        ...classes[part],
        classes[part].reduce((sum, count) => sum + count, 0),
      ])}
    />
  );
}

function PreprocessFindings({ before, after }: Findings["preprocess"]) {
  const row = (name: string, part: "train" | "validation") => [
    name,
    before[part].mean.toFixed(3),
    before[part].deviation.toFixed(3),
    after[part].mean.toFixed(3).replace(/^-0\.000$/, "0.000"),
    after[part].deviation.toFixed(3),
  ];
  return (
    <>
      <ValuesTable
        caption="Pixels before and after"
        columns={["part", "mean", "deviation", "mean after", "deviation after"]}
        rows={[row("training", "train"), row("validation", "validation")]}
      />
      <p>
        The training digits alone say what is subtracted and divided by. The validation digits get the same,
        so that theirs come out nearly, but not quite, alike.
      </p>
    </>
  );
}

function BaselineFindings({ majority, mean, neighbour }: Findings["baseline"]) {
  return (
    <ValuesTable
      caption="Read right, of the validation digits, without any network"
      columns={["always or by", "read right"]}
      rows={[
        ["the most frequent digit", printScore(majority)],
        ["the nearest mean of a class", printScore(mean)],
        ["the nearest training digit", printScore(neighbour)],
      ]}
    />
  );
}

const layerNames: Record<string, string> = {
  conv2d: "convolution 3 × 3, ReLU",
  maxPool: "max pooling 2 × 2",
  flatten: "flatten",
  dense: "dense",
};

function ModelFindings({ layers, parameters, trained }: Findings["model"]) {
  return (
    <>
      <ValuesTable
        caption="Layers"
        columns={["layer", "gives", "parameters"]}
        rows={layers.map((layer) => [
          layerNames[layer.name] ?? layer.name,
          printShape(layer.shape),
          layer.parameters,
        ])}
      />
      <p>
        {printCount(parameters)} parameters in all, to be found from {printCount(trained)} digits.
      </p>
    </>
  );
}

function TuneFindings({ trials, chosen }: Findings["tune"]) {
  return (
    <ValuesTable
      caption="Settings trained and compared; an arrow marks the chosen one"
      columns={["", "rate", "filters", "training", "validation"]}
      rows={trials.map(({ rate, filters, train, validation }, i) => [
        i === chosen ? "→" : "",
        rate,
        filters,
        printPercent(train.accuracy),
        printPercent(validation.accuracy),
      ])}
    />
  );
}

function AttackFindings({ rows, before, after }: Findings["attack"]) {
  return (
    <>
      <ValuesTable
        caption="Validation digits read right, by how far a pixel may move"
        columns={["epsilon", "aimless noise", "one signed step"]}
        rows={rows.map(({ epsilon, noise, aimed }) => [
          Number(epsilon.toPrecision(3)),
          printScore(noise),
          printScore(aimed),
        ])}
      />
      <p className={styles.label}>Before, and after the furthest step:</p>
      <ReadDigits digits={before} label="Digits before the attack" />
      <ReadDigits digits={after} label="The same digits after it" />
    </>
  );
}

const views: { [N in Exclude<CellName, "test">]: (props: Findings[N]) => React.ReactNode } = {
  question: QuestionFindings,
  data: DataFindings,
  split: SplitFindings,
  preprocess: PreprocessFindings,
  baseline: BaselineFindings,
  model: ModelFindings,
  train: Curves,
  monitor: MonitorFindings,
  tune: TuneFindings,
  save: SaveFindings,
  attack: AttackFindings,
};

/** What a cell found. The test's figure is shown from the memory of its seal instead. */
export const FindingsView = memo(function FindingsView({ cell, output }: { cell: CellName; output: Output }) {
  if (cell === "test") return null;
  // Each cell's output is of its own kind.
  const View = views[cell] as (props: Output["found"]) => React.ReactNode;
  return <View {...output.found} />;
});
