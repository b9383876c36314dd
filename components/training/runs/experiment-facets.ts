import { featureLabels } from "@/lib/data/features";
import { isPlanar } from "@/lib/experiment/describe-data";
import type { Experiment } from "@/lib/experiment/schema";
import type { DataSpec } from "@/lib/experiment/schema-data";
import { type Facet, trim } from "./facet";
import { listLayerFacets } from "./layer-facets";
import { listTrainingFacets } from "./training-facets";

const percent = (share: number) => `${trim(100 * share)} %`;

/**
 * All that an Experiment says, in the order of thought: data, network, training.
 * @param isWhole tells the network layer by layer in any case
 */
export function listFacets({ data, model, training }: Experiment, isWhole = false): Facet[] {
  return [...listDataFacets(data), ...listLayerFacets(model, isWhole), ...listTrainingFacets(training)];
}

function listDataFacets(data: DataSpec): Facet[] {
  const { source, features, size, noise, split, preprocessing, targets, seed } = data;
  const makesPoints = source.kind !== "table";
  return [
    ...listSourceFacets(source),
    ...(isPlanar(data)
      ? [
          {
            name: "features",
            value: features,
            text: `inputs ${features.map((name) => featureLabels[name]).join(", ")}`,
          },
        ]
      : []),
    ...(makesPoints
      ? [
          { name: "size", value: size, text: `${size} examples` },
          { name: "noise", value: noise, text: `noise ${trim(noise)}` },
        ]
      : []),
    { name: "validation", value: split.validation, text: `${percent(split.validation)} for validation` },
    { name: "test", value: split.test, text: `${percent(split.test)} for the test` },
    { name: "preprocessing", value: preprocessing, text: preprocessingWords[preprocessing] },
    ...(targets.kind === "inputs"
      ? [
          {
            name: "targets",
            value: targets,
            text: `own inputs as targets, corruption ${trim(targets.corruption)}`,
          },
        ]
      : []),
    { name: "data seed", value: seed, text: `data seed ${seed}` },
  ];
}

const preprocessingWords: Record<DataSpec["preprocessing"], string> = {
  none: "inputs as they are",
  center: "inputs centred",
  normalize: "inputs normalised",
  whiten: "inputs whitened",
};

function listSourceFacets(source: DataSpec["source"]): Facet[] {
  const { kind } = source;
  switch (kind) {
    case "points":
      return [
        { name: "source", value: [kind, source.shape], text: source.shape === "xor" ? "XOR" : source.shape },
        { name: "classes", value: source.classes, text: `${source.classes} classes` },
        { name: "balance", value: source.balance, text: `balance ${trim(source.balance)} to 1` },
      ];
    case "mixture":
      return [{ name: "source", value: source, text: `${source.arrangement} of ${source.components}` }];
    case "surface":
      return [{ name: "source", value: [kind, source.shape], text: `${source.shape} surface` }];
    case "table":
      return [{ name: "source", value: source, text: `own table, ${source.targets.length} rows` }];
    case "bars":
      return [{ name: "source", value: source, text: `bars, ${source.side} × ${source.side}` }];
    case "digits":
      return [
        { name: "source", value: [kind, source.digits], text: `digits ${source.digits.join(", ")}` },
        { name: "side", value: source.side, text: `${source.side} × ${source.side} pixels` },
        { name: "shift", value: source.shift, text: `shifts of up to ${source.shift} px` },
      ];
    case "signs":
      return [{ name: "source", value: source, text: `road signs, ${source.signs.length} kinds` }];
    case "images": {
      const { height, width, labels } = source;
      const text = `own images, ${labels.length} of ${height} × ${width}`;
      return [{ name: "source", value: source, text }];
    }
    case "teacher": {
      const { features, hidden } = source;
      return [{ name: "source", value: source, text: `teacher of ${features} inputs, ${hidden} hidden` }];
    }
    case "text":
      return [
        { name: "source", value: [kind, source.text], text: `text of ${source.text.length} characters` },
        { name: "window", value: source.window, text: `pieces of ${source.window}` },
      ];
    case "sequences": {
      const lag = source.task === "recall" ? `, lag ${source.lag}` : "";
      return [{ name: "source", value: source, text: `${source.task}${lag}` }];
    }
    case "series":
      return [{ name: "source", value: source, text: `${source.task}, ${source.length} steps` }];
  }
}
