import type { ValuesTableProps } from "@/components/widget/values-table";
import { featureLabels, type FeatureName } from "@/lib/data/features";
import type { Weights } from "@/lib/experiment/initialize";
import type { RunPoint } from "@/lib/experiment/run/point";
import type { BlockNetwork } from "./blocks";
import { printShare } from "./words";

/** Longer tables are no help to anybody. */
const mostRows = 400;

/** The text twin of the trainer's pictures: how good the model is on each part, and what each neuron has learnt. */
export function listValues(
  now: RunPoint | null,
  network: BlockNetwork,
  weights: Weights | null,
  features: readonly FeatureName[],
): ValuesTableProps {
  const results = (["train", "validation", "test"] as const).map((part) => [
    { train: "training points", validation: "validation points", test: "test points" }[part],
    "loss",
    now?.[part].loss ?? "not measured yet",
    now?.[part].accuracy == null ? "" : `${printShare(now[part].accuracy)} right`,
  ]);
  const rows = network.denseLayers.flatMap((layer, index) => {
    const kernel = weights?.find(({ name }) => name === `${layer}/kernel`);
    const bias = weights?.find(({ name }) => name === `${layer}/bias`);
    const units = kernel?.shape[1] ?? 0;
    return Array.from({ length: units }, (_, unit) => {
      const inputs = Array.from({ length: kernel?.shape[0] ?? 0 }, (_, input) => {
        const from = index === 0 ? featureLabels[features[input] ?? "x1"] : `neuron ${input + 1}`;
        return `${from} ${(kernel?.values[input * units + unit] ?? NaN).toFixed(2)}`;
      });
      const isOutput = index === network.denseLayers.length - 1;
      return [
        isOutput ? `output ${unit + 1}` : `layer ${index + 1}, neuron ${unit + 1}`,
        "weights",
        inputs.join(", "),
        bias === undefined ? "" : `bias ${(bias.values[unit] ?? NaN).toFixed(2)}`,
      ];
    });
  });
  return {
    caption: now === null ? "The model" : `The model at step ${now.step}`,
    columns: ["of", "what", "value", "and"],
    rows: [...results, ...rows.slice(0, mostRows)],
  };
}
